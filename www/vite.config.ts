import { defineConfig } from 'vitest/config';
import { devHeaders, servedHeaders } from './headers.ts';

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
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', headers: devHeaders, fs: { allow: ['.', '../pkg'] } },
  preview: { host: '127.0.0.1', headers: servedHeaders },
  test: { include: ['src/**/*.test.ts'], environment: 'happy-dom' },
});
