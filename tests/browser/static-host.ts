/** The site as plain hosts serve it: in a folder, and without a header but the type, unless a test names some. */

import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';

export const dist = resolve(__dirname, '../../www/dist');

export const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A plain static host: folders of this machine, or single texts, under paths of its own. */
export class StaticSite {
  /** Of every request that came, its path. */
  readonly asked: string[] = [];
  readonly #folders = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  #server: Server | undefined;
  #port = 0;

  /** `typeOf` are types that the host gets wrong, and `headers` what it sends besides. */
  constructor(
    readonly host: string,
    private readonly typeOf: Readonly<Record<string, string>> = {},
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async goOnline(): Promise<void> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://_').pathname;
      this.asked.push(path);
      const content = this.#read(path);
      const extension = path.endsWith('/') ? '.html' : extname(path);
      const type = this.typeOf[extension] ?? types[extension] ?? 'application/octet-stream';
      const headers = { ...this.headers, 'Content-Type': type, 'Cache-Control': 'no-cache' };
      response.writeHead(content === undefined ? 404 : 200, headers);
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
