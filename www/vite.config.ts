import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { first } from './first.ts';
import { devHeaders, policyOfDocument, servedHeaders } from './headers.ts';
import { keptOffline } from './offline.ts';
import { sumsOfFetched } from './sums.ts';

/**
 * The headers of every answer, and the type of weights, which vite's servers do not know. Vite's own `headers` are not sent
 * with "304 Not Modified", and WebKit then takes the worker for one without Cross-Origin-Embedder-Policy.
 */
function everyAnswer(headers: Readonly<Record<string, string>>): Connect.NextHandleFunction {
  return (request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url && /\.(safetensors|f16)(\?|$)/.test(request.url)) {
      response.setHeader('Content-Type', 'application/octet-stream');
    }
    next();
  };
}

const answers: Plugin = {
  name: 'headers-of-every-answer',
  configureServer: ({ middlewares }) => void middlewares.use(everyAnswer(devHeaders)),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(everyAnswer(servedHeaders)),
};

/** The policy in the document, first of all: a host that sends no headers sends this all the same. */
const policyInDocument: Plugin = {
  name: 'policy-in-document',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOfDocument },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * One chunk for the words of a lesson in a language, one for those that lessons share, and one for the home page with
 * its cards; the page's own words come with the page.
 */
function wordsOf(file: string): string | null {
  const [, locale, part, subject] = /\/src\/languages\/(\w+)\/([\w-]+)(?:\/([\w-]+))?/.exec(file) ?? [];
  if (!locale || !part || part === 'page' || subject === 'about') return null;
  return `words-${locale}-${subject === 'card' ? 'home' : (sharedChunks[part] ?? part)}`;
}

const sharedChunks: Readonly<Record<string, string>> = {
  figures: 'shared',
  trace: 'shared',
  lab: 'shared',
  'activation-names': 'shared',
};

/**
 * What every page needs, what most lessons do, and plots, each in one file: on a slow network, asking for each of many takes longer
 * than their bytes.
 */
const common: readonly (readonly [name: string, files: RegExp])[] = [
  ['base', /\/node_modules\/(lit|lit-html|lit-element|@lit)\/|\/src\/base\/|\/pkg\/types/],
  [
    'lab',
    new RegExp(
      [
        'lab/',
        'figures/(slider|choices|bar-length|figure-file|pixel-reader|plot/(save-chart|svg-file|palette|csv-file|chart-text))\\.ts',
        'session/(latest|lesson-params|run|activations|activation-names|tab-store|shelf)\\.ts',
        'engine/(job|file-size)\\.ts',
        'trace/(activations|expressions)\\.ts',
      ]
        .map((files) => `/src/${files}`)
        .join('|'),
    ),
  ],
  ['plot', /\/src\/figures\/plot\/|\/node_modules\/(d3-|internmap)/],
];

function chunkOf(file: string): string | null {
  return wordsOf(file) ?? common.find(([, files]) => files.test(file))?.[0] ?? null;
}

export default defineConfig({
  base: './',
  // A single document: any other address without a file is an error, not the document again.
  appType: 'mpa',
  build: {
    target: 'es2022',
    // The first browsers with popovers, as compat.js and the readme say. `light-dark()` is younger, and rewritten for them.
    cssTarget: ['chrome114', 'firefox125', 'safari17'],
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: chunkOf }], includeDependenciesRecursively: false } },
    },
  },
  plugins: [sumsOfFetched, answers, policyInDocument, first, ...keptOffline],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: ['.', '../pkg', '../src/graph/shipped'] } },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'happy-dom',
    setupFiles: ['src/languages/all.ts'],
    // A window for each file would take five times as long; a test that changes what others share takes a module of its own.
    isolate: false,
    // What else runs on the machine may make a test late; it is no fault of the page.
    testTimeout: 60_000,
  },
});
