import { resolve } from 'node:path';
import { defineConfig, type LaunchOptions } from '@playwright/test';
import type { Options } from './fixtures';

/**
 * A short walk through every lesson in three engines. `cargo xtask test` builds the page, finds the browsers and a free
 * port, and names them here.
 */
const port = Number(process.env.CHAINRULE_PORT ?? 5273);
const chrome = process.env.CHAINRULE_CHROME;
const isRoot = process.getuid?.() === 0;

const chromium: { engine: Options['engine']; launchOptions: LaunchOptions } = {
  engine: { name: 'chromium' },
  launchOptions: {
    ...(chrome === undefined ? {} : { executablePath: chrome }),
    // Chromium refuses to sandbox what root starts.
    chromiumSandbox: !isRoot,
    args: ['--disable-gpu'],
  },
};

const inOtherPlaces = ['disk.spec.ts', 'offline.spec.ts', 'places.spec.ts'];

export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: 'results/failed',
  forbidOnly: true,
  fullyParallel: true,
  workers: '100%',
  timeout: 240_000,
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: 'list',
  use: { baseURL: `http://127.0.0.1:${port}/` },
  projects: [
    { name: 'chromium', testIgnore: inOtherPlaces, use: chromium },
    // The same walks elsewhere: their jobs come to the same.
    { name: 'places', testMatch: inOtherPlaces, dependencies: ['chromium'], use: chromium },
    // What Chromium shows, the others have to show: it goes first.
    {
      name: 'firefox',
      testIgnore: 'places.spec.ts',
      grepInvert: /@chromium/,
      dependencies: ['chromium'],
      use: { engine: { name: 'firefox', program: process.env.CHAINRULE_FIREFOX } },
    },
    {
      name: 'webkit',
      testIgnore: 'places.spec.ts',
      grepInvert: /@chromium/,
      dependencies: ['chromium'],
      use: { engine: { name: 'webkit', program: process.env.CHAINRULE_WEBKIT } },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --config ../tests/engines/vite.config.mts --strictPort --port ${port}`,
    cwd: resolve(__dirname, '../../www'),
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
