/** The built page on a server of its own, as plain hosts serve it: in a folder, and without a header but the type. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';

const dist = resolve(__dirname, '../../www/dist');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Host {
  /** The address of the folder, with its slash. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * `name` is that of this machine: `localhost` and `127.0.0.1` are two sites. `given` are types that the host gets wrong,
 * `site` is what it serves.
 */
export async function host(
  name: string,
  folder: string,
  given: Readonly<Record<string, string>> = {},
  site = dist,
): Promise<Host> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const path = pathname.startsWith(folder) ? pathname.slice(folder.length) || 'index.html' : '..';
    try {
      if (path.includes('..')) throw new Error('not in the folder');
      const bytes = await readFile(join(site, path));
      response.setHeader('Content-Type', given[extname(path)] ?? types[extname(path)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, name, listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${name}:${port}${folder}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
