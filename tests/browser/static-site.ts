import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base } from './fixtures';

export { expect } from './fixtures';

export const dist = resolve(__dirname, '../../www/dist');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** A plain static host: folders of this machine, or single texts, under paths of its own, without a header but the type. */
export class StaticSite {
  /** Of every request that came, its path. */
  readonly asked: string[] = [];
  readonly #folders = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  #server: Server | undefined;
  #port = 0;

  constructor(readonly host: string) {}

  async goOnline(): Promise<void> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://_').pathname;
      this.asked.push(path);
      const content = this.#read(path);
      const type = types[path.endsWith('/') ? '.html' : extname(path)] ?? 'application/octet-stream';
      response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
      response.end(content ?? 'Not found');
    });
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** As if the network were gone: every request is refused. */
  async goOffline(): Promise<void> {
    const closed = new Promise((done) => this.#server?.close(done));
    this.#server?.closeAllConnections();
    await closed;
  }

  /** Puts what is in a folder, or a text, at a path, in place of what was there. */
  publish(path: string, what: { folder: string } | { text: string }): void {
    if ('folder' in what) this.#folders.set(path, what.folder);
    else this.#texts.set(path, what.text);
  }

  /** Takes a text away again, so that what lies below is seen. */
  unpublish(path: string): void {
    this.#texts.delete(path);
  }

  address(path: string): string {
    return `http://${this.host}:${this.#port}${path}`;
  }

  #read(path: string): string | Buffer | undefined {
    const text = this.#texts.get(path);
    if (text !== undefined) return text;
    // The folder that lies deepest.
    const mounts = [...this.#folders].sort(([a], [b]) => b.length - a.length);
    const [mount, folder] = mounts.find(([at]) => path.startsWith(at)) ?? [];
    if (mount === undefined || folder === undefined || path.includes('..')) return undefined;
    const file = join(folder, path.slice(mount.length) || 'index.html');
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
  }
}

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
