import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { hashOf, policyOfSingleFile } from './headers.ts';
import { sumsOfFetched } from './sums.ts';
import site from './vite.config.ts';

/**
 * The page in a single file, dist-single/chainrule.html, which opens from a disk as well: its script and style stand in it, and
 * every other file of the site that it fetches, compressed, in a block that is no script. src/base/unpack.ts reads them.
 */
const name = 'chainrule.html';
const publicDir = resolve(import.meta.dirname, 'public');

/** Of public/, what the page fetches or links to. What the owner of a site adds has no place in a single file. */
const carried = [/^models\//, /^recorded\//, /^licenses\.txt$/];

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const ofPage: Plugin = {
  name: 'page-in-a-single-file',
  enforce: 'post',
  transformIndexHtml: { order: 'pre', handler: (html) => html.replace('/src/main.ts', '/src/single.ts') },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const outputs = Object.values(bundle);
      const page = outputs.find(({ fileName }) => fileName === 'index.html');
      const [entry, ...chunks] = outputs.filter((output) => output.type === 'chunk');
      if (page?.type !== 'asset' || !entry || chunks.length > 0)
        throw new Error('the page is not one document and one script');
      const assets = outputs.filter((output) => output.type === 'asset' && output !== page);
      const source = whole(String(page.source), entry.code, assets as Rolldown.OutputAsset[]);
      for (const { fileName } of outputs) delete bundle[fileName];
      this.emitFile({ type: 'asset', fileName: name, source });
    },
  },
};

/** The document with its script, its styles and all that it fetches in it, under a policy that names them by their hashes. */
function whole(page: string, script: string, assets: readonly Rolldown.OutputAsset[]): string {
  const styles = assets.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => String(source));
  const [compat, main] = [inline(readFileSync(join(publicDir, 'compat.js'), 'utf8')), inline(script)];
  const blocks = [
    ...assets
      .filter(({ fileName }) => !fileName.endsWith('.css'))
      .map(({ fileName, source }) => block(fileName, source)),
    ...publicFiles().map((path) => block(path, readFileSync(join(publicDir, path)))),
  ];
  const policy = policyOfSingleFile([compat, main].map(hashOf), styles.map(hashOf));
  const icon = `data:image/svg+xml;base64,${readFileSync(join(publicDir, 'icon.svg')).toString('base64')}`;
  const changes = [
    ['<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`],
    [/<link rel="icon"[^>]*>/, `<link rel="icon" type="image/svg+xml" href="${icon}" />`],
    [/\s*<link rel="apple-touch-icon"[^>]*>/, ''],
    [/\s*<link rel="stylesheet"[^>]*>/, ''],
    // Before the scripts, in which such words may occur.
    ['</body>', `${blocks.join('\n')}\n  </body>`],
    [/<script src="[^"]*compat\.js"><\/script>/, `<script>${compat}</script>`],
    [
      /<script type="module"[^>]*><\/script>/,
      `${styles.map((style) => `<style>${style}</style>`).join('')}\n    <script type="module">${main}</script>`,
    ],
  ] as const;
  return changes.reduce((html, [from, to]) => replaced(html, from, to), page);
}

/** A replacement that has to find its place. Its text is no pattern: `$` stands for itself. */
function replaced(html: string, from: string | RegExp, to: string): string {
  const found = html.replace(from, () => to);
  if (found === html) throw new Error(`index.html has no ${from}`);
  return found;
}

/** What would end an inline script, written otherwise: it occurs in strings and templates only. */
function inline(code: string): string {
  return code.replace(/<(?=\/script|!--|script)/gi, '\\x3C');
}

/** A file in the document: browsers neither run nor fetch a script of a type that is none. */
function block(path: string, content: string | Uint8Array): string {
  const isWorker = /\/worker-[^/]*\.js$/.test(path);
  const bytes = gzipSync(isWorker ? beginning(String(content)) : content, { level: constants.Z_BEST_COMPRESSION });
  const type = types[extname(path)] ?? 'application/octet-stream';
  return `    <script type="application/gzip" data-file="${path}" data-type="${type}">${bytes.toString('base64')}</script>`;
}

/**
 * The worker, begun once it has been handed the files. In a worker of a page on a disk, Chromium and WebKit fetch no blob, so that
 * what it fetches of them is answered here.
 */
function beginning(worker: string): string {
  return `addEventListener('message', ({ data }) => {
  self.chainruleFiles = data;
  const files = new Map(Object.values(data).map((file) => [file.address, file]));
  const ask = self.fetch.bind(self);
  self.fetch = async (what, options) => {
    const file = files.get(String(what));
    if (!file) return ask(what, options);
    return new Response(file.bytes, { headers: { 'Content-Type': file.type, 'Content-Length': file.bytes.length } });
  };
${worker}
}, { once: true });
`;
}

function publicFiles(): string[] {
  const files = readdirSync(publicDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => relative(publicDir, join(file.parentPath, file.name)).replaceAll('\\', '/'));
  return paths.filter((path) => carried.some((pattern) => pattern.test(path))).sort();
}

export default defineConfig({
  base: './',
  mode: 'single',
  build: {
    outDir: 'dist-single',
    ...site.build,
    sourcemap: false,
    cssCodeSplit: false,
    modulePreload: false,
    copyPublicDir: false,
    // Typefaces stand in the style; what is fetched is better compressed.
    assetsInlineLimit: (path) => path.endsWith('.woff2'),
    rolldownOptions: { output: { codeSplitting: false } },
  },
  // A page on a disk has no origin, and browsers refuse it a worker that is a module.
  worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  experimental: {
    renderBuiltUrl: (path, { hostType }) =>
      hostType === 'js' ? { runtime: `self.chainruleFiles[${JSON.stringify(path)}].address` } : { relative: true },
  },
  plugins: [sumsOfFetched, ofPage],
});
