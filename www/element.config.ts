import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { sumsOfFetched } from './sums.ts';
import site from './vite.config.ts';

/** Builds the lessons as a package for pages of others, into packages/lessons/dist/: `vite build --config element.config.ts`. */
const dist = resolve(import.meta.dirname, '../packages/lessons/dist');
const source = (file: string) => resolve(import.meta.dirname, 'src', file);

/** No window of ours: what is decided by its width on a page of our own, the width of the element decides. */
const byWidthOfElement: Plugin = {
  name: 'by-width-of-element',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes('@media (width')) return null;
    return { code: code.replaceAll('@media (width', '@container chainrule (width'), map: null };
  },
};

/** The cards of the first page, which no other page has. */
const withoutCards: Plugin = {
  name: 'without-cards',
  enforce: 'pre',
  load: (id) => (/\/src\/lessons\/[\w-]+\/card\.ts$/.test(id) ? 'export {};' : null),
};

/** The page starts the worker in a way of its own (src/element/start-worker.ts). */
const ownWorker: Plugin = {
  name: 'own-worker',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === './start-worker' && importer === source('engine/client.ts') ? source('element/start-worker.ts') : null,
};

/** And tells it where the files of the core are, and the models that answer questions. */
const filesFromPage: Plugin = {
  name: 'files-from-page',
  enforce: 'pre',
  transform(code, id) {
    if (id !== source('engine/worker.ts')) return null;
    const file = /new URL\('[./]*\/(?:pkg|src\/graph\/shipped)\/(\w+?)(?:_bg\.wasm|\.f16)', import\.meta\.url\)/g;
    const told = code.replace(file, (_, name: string) => `new URL(self.chainruleFiles['${name}'])`);
    if (told === code) throw new Error('the worker names no file of the core');
    return { code: told, map: null };
  },
};

const licenses: Plugin = {
  name: 'licenses',
  closeBundle: () => copyFileSync(resolve(import.meta.dirname, 'public/licenses.txt'), resolve(dist, 'licenses.txt')),
};

export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    ...site.build,
    outDir: dist,
    emptyOutDir: true,
    assetsDir: '',
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      ...site.build?.rolldownOptions,
      input: { 'chainrule-lessons': source('element/lesson-element.ts') },
      preserveEntrySignatures: 'allow-extension',
      output: { ...site.build?.rolldownOptions?.output, entryFileNames: '[name].js' },
    },
  },
  plugins: [sumsOfFetched, byWidthOfElement, withoutCards, ownWorker, licenses],
  // One file: the bundler of another project takes it as it is, and would not find its parts.
  worker: { format: 'es', plugins: () => [filesFromPage], rolldownOptions: { output: { codeSplitting: false } } },
});
