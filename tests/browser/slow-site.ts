/** The site at the other end of a slow link, compressed as a good host would. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { servedHeaders } from '../../www/headers';
import { types } from './static-host';

const typesHere: Readonly<Record<string, string>> = {
  ...types,
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const tickMs = 10;

export interface Link {
  /** From a request until the first byte of its answer. */
  readonly latencyMs: number;
  /** That all answers share: those for the page and those for its worker, which the throttling in a browser counts apart. */
  readonly bytesPerSecond: number;
}

interface Sending {
  readonly response: ServerResponse;
  rest: Buffer;
}

/** Serves a folder through a link. */
export class SlowSite {
  address = '';
  /** Of every answer, the path and its bytes. */
  readonly sent: { readonly path: string; readonly bytes: number }[] = [];
  readonly #compressed = new Map<string, Buffer>();
  readonly #sending = new Set<Sending>();
  readonly #server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://_').pathname;
    this.#busy = performance.now();
    void setTimeout(this.link.latencyMs).then(() => this.#answer(path, response));
  });
  #timer: ReturnType<typeof setInterval> | undefined;
  #carried = performance.now();
  #busy = performance.now();

  constructor(
    private readonly folder: string,
    private readonly link: Link,
  ) {}

  /** All files are compressed before: the time that takes is not the link's. */
  async goOnline(): Promise<void> {
    for (const name of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(map|md|woff2)$/.test(name) && statSync(join(this.folder, name)).isFile()) this.#brotli(name);
    }
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.#timer = setInterval(() => this.#carry(), tickMs);
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async goOffline(): Promise<void> {
    clearInterval(this.#timer);
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(path: string, response: ServerResponse): void {
    const name = path === '/' ? 'index.html' : path.slice(1);
    const compressed = this.#compressed.get(name);
    const file = join(this.folder, name);
    if (!compressed && (name.includes('..') || !statSync(file, { throwIfNoEntry: false })?.isFile())) {
      response.writeHead(404).end();
      return;
    }
    const body = compressed ?? readFileSync(file);
    response.writeHead(200, {
      ...servedHeaders,
      'Content-Type': typesHere[extname(name)] ?? 'application/octet-stream',
      'Content-Length': body.length,
      'Cache-Control': 'max-age=600',
      ...(compressed && { 'Content-Encoding': 'br' }),
    });
    this.sent.push({ path, bytes: body.length });
    this.#sending.add({ response, rest: body });
  }

  #brotli(name: string): void {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    this.#compressed.set(name, brotliCompressSync(readFileSync(join(this.folder, name)), { params }));
  }

  /** Until nothing has been on its way for a while. */
  async rest(ms: number): Promise<void> {
    while (performance.now() - this.#busy < ms) await setTimeout(ms / 10);
  }

  /** Each answer on its way gets the same share. */
  #carry(): void {
    const now = performance.now();
    const bytes = ((now - this.#carried) / 1000) * this.link.bytesPerSecond;
    this.#carried = now;
    if (this.#sending.size > 0) this.#busy = now;
    const share = Math.ceil(bytes / Math.max(1, this.#sending.size));
    for (const one of this.#sending) {
      one.response.write(one.rest.subarray(0, share));
      one.rest = one.rest.subarray(share);
      if (one.rest.length > 0) continue;
      one.response.end();
      this.#sending.delete(one);
    }
  }
}
