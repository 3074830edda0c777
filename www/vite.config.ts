import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devHeaders, servedHeaders } from './headers.ts';

/** The content type of weights, which Vite's servers do not know. */
const weightsAreBytes: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url && /\.safetensors(\?|$)/.test(request.url)) {
    response.setHeader('Content-Type', 'application/octet-stream');
  }
  next();
};

const typeOfWeights: Plugin = {
  name: 'type-of-weights',
  configureServer: ({ middlewares }) => void middlewares.use(weightsAreBytes),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(weightsAreBytes),
};

/**
 * One chunk for the words of a lesson in a language, one for those that lessons share, and one for the home page with
 * its cards; the page's own words come with the page.
 */
function wordsOf(file: string): string | null {
  const [, locale, part] = /\/src\/languages\/(\w+)\/([\w-]+)/.exec(file) ?? [];
  if (!locale || !part || part === 'page') return null;
  return `words-${locale}-${sharedChunks[part] ?? part}`;
}

const sharedChunks: Readonly<Record<string, string>> = {
  figures: 'shared',
  trace: 'shared',
  lab: 'shared',
  'activation-names': 'shared',
  cards: 'home',
};

export default defineConfig({
  base: './',
  // A single document: any other address without a file is an error, not the document again.
  appType: 'mpa',
  build: {
    target: 'es2022',
    // The first browsers with `light-dark()`, which the tokens rely on.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: wordsOf }], includeDependenciesRecursively: false } },
    },
  },
  plugins: [typeOfWeights],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', headers: devHeaders, fs: { allow: ['.', '../pkg'] } },
  preview: { host: '127.0.0.1', headers: servedHeaders },
  test: { include: ['src/**/*.test.ts'], environment: 'happy-dom', setupFiles: ['src/languages/all.ts'] },
});
