import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base } from './fixtures';
import { StaticSite } from './static-host';

export { expect } from './fixtures';
export { dist, type StaticSite } from './static-host';

/** Which releases there are beside the one in www/dist/: a later one, one that does not start, and one without a worker. */
export type ReleaseName = 'next' | 'broken' | 'retired';

interface Releases {
  /** The folder of a release, which is built when it is first asked for. */
  release: (name: ReleaseName) => Promise<string>;
}

export const test = base.extend<{ site: StaticSite; host: string }, Releases>({
  // Not one of the names under which the page takes it for a build that is being tried out.
  host: ['course.localhost', { option: true }],
  site: async ({ host }, use) => {
    const site = new StaticSite(host);
    await site.goOnline();
    await use(site);
    await site.goOffline();
  },
  // The guard takes this origin for the page's own.
  baseURL: async ({ site }, use) => use(site.address('/')),
  release: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'chainrule-release-'));
      const built = new Map<string, Promise<string>>();
      await use((name) => {
        const release = built.get(name) ?? build(name, join(folder, name));
        built.set(name, release);
        return release;
      });
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

async function build(name: ReleaseName, folder: string): Promise<string> {
  const config = resolve(__dirname, 'release.config.mjs');
  const mode = name === 'retired' ? 'retired' : 'production';
  await promisify(execFile)(
    'node',
    ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--outDir', folder, '--mode', mode],
    {
      cwd: resolve(__dirname, '../../www'),
      env: { ...process.env, NODE_ENV: 'production', CHAINRULE_RELEASE: name },
    },
  );
  return folder;
}
