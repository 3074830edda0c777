import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * The browser tests run against the built page, served with its production headers. `cargo xtask test` builds it,
 * finds a browser and a free port, and passes them in.
 */
const port = Number(process.env.CHAINRULE_PORT ?? 5273);
const chrome = process.env.CHAINRULE_CHROME;
const isRoot = process.getuid?.() === 0;

function launchOptions(...more: readonly string[]) {
  return {
    ...(chrome === undefined ? {} : { executablePath: chrome }),
    // Chromium refuses to run sandboxed as root.
    chromiumSandbox: !isRoot,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
      // The shell would round the widths of letters to whole pixels, as no browser of today does.
      '--font-render-hinting=none',
      ...more,
    ],
  };
}

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  forbidOnly: true,
  // Each test opens a page of its own, so tests can run in parallel: one on each core.
  fullyParallel: true,
  workers: '100%',
  // Two busy browsers on a small machine slow each other down; what counts is that it finishes.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Other load on the machine can make a test late once, and the report then says "flaky"; twice is the page's fault.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A trace makes a test take several times as long: `--trace on` turns it on.
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [
    { name: 'size', testMatch: 'first-load.spec.ts' },
    {
      name: 'browser',
      testIgnore: [
        'bench.spec.ts',
        'bench-whole.spec.ts',
        'first-load.spec.ts',
        'first-visit.spec.ts',
        'handwriting.spec.ts',
        'icons.spec.ts',
        'images-data.spec.ts',
        'kept-links-record.spec.ts',
        'kept-browser-record.spec.ts',
        'latency.spec.ts',
        'pytorch*.spec.ts',
        'screenshots.spec.ts',
      ],
    },
    { name: 'handwriting', testMatch: 'handwriting.spec.ts' },
    { name: 'images-data', testMatch: 'images-data.spec.ts' },
    { name: 'pytorch', testMatch: 'pytorch*.spec.ts' },
    { name: 'bench', testMatch: 'bench.spec.ts' },
    { name: 'bench-whole', testMatch: 'bench-whole.spec.ts' },
    { name: 'first-visit', testMatch: 'first-visit.spec.ts' },
    { name: 'latency', testMatch: 'latency.spec.ts' },
    {
      // As fast as frames can be made, without waiting for the display, which takes half a frame on average.
      name: 'latency-unpaced',
      testMatch: 'latency.spec.ts',
      use: { launchOptions: launchOptions('--disable-frame-rate-limit', '--disable-gpu-vsync') },
    },
    // The long way around: `cargo xtask soak`.
    { name: 'soak', testMatch: ['soak.spec.ts', 'leaks.spec.ts'], retries: 0 },
    { name: 'screenshots', testMatch: ['screenshots.spec.ts', 'icons.spec.ts'] },
    // Writes what the `kept` tests read: see tests/kept/README.md.
    { name: 'record-kept', testMatch: 'kept-*-record.spec.ts' },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --strictPort --port ${port}`,
    cwd: resolve(__dirname, '../../www'),
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
