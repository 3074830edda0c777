import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devHeaders, servedHeaders } from './headers.ts';
import { keptOffline } from './offline.ts';

/**
 * The headers of every answer, and the type of weights, which vite's servers do not know. Vite's own `headers` are not sent
 * with "304 Not Modified", and WebKit then takes the worker for one without Cross-Origin-Embedder-Policy.
 */
function everyAnswer(headers: Readonly<Record<string, string>>): Connect.NextHandleFunction {
  return (request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url && /\.safetensors(\?|$)/.test(request.url)) {
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

/**
 * One piece for the words of a lesson in a language, one for those that lessons share, and one for home with its cards; the
 * page's come with the page.
 */
function wordsOf(file: string): string | null {
  const [, locale, part, subject] = /\/src\/languages\/(\w+)\/([\w-]+)(?:\/([\w-]+))?/.exec(file) ?? [];
  if (!locale || !part || part === 'page' || subject === 'about') return null;
  return `words-${locale}-${subject === 'card' ? 'home' : (together[part] ?? part)}`;
}

const together: Readonly<Record<string, string>> = {
  figures: 'shared',
  trace: 'shared',
  lab: 'shared',
  'activation-names': 'shared',
};

export default defineConfig({
  base: './',
  // One document; every other address that names no file is an error, and not the document once more.
  appType: 'mpa',
  build: {
    target: 'es2022',
    // The first browsers with `light-dark()`, which the tokens stand on.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: wordsOf }], includeDependenciesRecursively: false } },
    },
  },
  plugins: [answers, ...keptOffline],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: ['.', '../pkg'] } },
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
