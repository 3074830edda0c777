/** What a browser stores for the site: extracted from one, written to files, read back, and restored in another. */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

const kept = resolve(__dirname, '../../kept');
const root = resolve(__dirname, '../../..');

/** Headers of an entry of a cache, other than its type. */
type Headers = Readonly<Record<string, string>>;

/** A stored entry: `text` for the two storages, `bytes` in base64 for a cache. */
export type Entry =
  | { readonly store: 'localStorage' | 'sessionStorage'; readonly key: string; readonly text: string }
  | {
      readonly store: string;
      readonly path: string;
      readonly type: string;
      readonly headers?: Headers;
      readonly bytes: string;
    };

/** An entry of an index: short texts are inline, bytes in a separate file. */
type Indexed =
  | { readonly store: 'localStorage' | 'sessionStorage'; readonly key: string; readonly text: string }
  | {
      readonly store: string;
      readonly path: string;
      readonly type: string;
      readonly headers?: Headers;
      readonly file: string;
      readonly sha256: string;
      /** The file holds the compressed difference from this one: see `differ`. */
      readonly base?: string;
      readonly baseSha256?: string;
    };

/** Extracts everything. The page has to be one of the site's. */
export function extractStored(page: Page): Promise<Entry[]> {
  return page.evaluate(async () => {
    const entries: Entry[] = [];
    for (const store of ['localStorage', 'sessionStorage'] as const)
      for (const key of Object.keys(window[store]).sort())
        entries.push({ store, key, text: window[store].getItem(key) ?? '' });
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const response = await cache.match(url);
        const bytes = new Uint8Array((await response?.arrayBuffer()) ?? []);
        let binary = '';
        for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
        const { pathname } = new URL(url);
        const { 'content-type': type = '', ...headers } = Object.fromEntries(response?.headers ?? []);
        entries.push({
          store: `caches ${name}`,
          path: pathname,
          type,
          ...(Object.keys(headers).length > 0 ? { headers } : {}),
          bytes: btoa(binary),
        });
      }
    }
    return entries;
  });
}

/**
 * Restores entries in the browser, from a page of the site that runs nothing, so that the page finds them when it
 * loads.
 */
export async function restoreStored(page: Page, entries: readonly Entry[]): Promise<void> {
  await page.route('**/nothing', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('nothing');
  await page.evaluate(async (all) => {
    for (const entry of all) {
      if ('text' in entry) {
        window[entry.store].setItem(entry.key, entry.text);
        continue;
      }
      const cache = await caches.open(entry.store.replace('caches ', ''));
      const bytes = Uint8Array.from(atob(entry.bytes), (char) => char.charCodeAt(0));
      const headers = { ...entry.headers, 'Content-Type': entry.type };
      await cache.put(new URL(entry.path, location.origin), new Response(bytes, { headers }));
    }
  }, entries);
}

/** A network that a reader taught is the built-in one except for its last layers. */
const bases: Readonly<Record<string, string>> = {
  '/chainrule-kept/digits/own.safetensors': 'www/public/models/digits.safetensors',
};

export const folderOf = (version: string) => resolve(kept, version);

export function write(version: string, entries: readonly Entry[]): void {
  const folder = folderOf(version);
  mkdirSync(folder);
  const index = entries.map((entry): Indexed => {
    if ('text' in entry) return entry;
    const { store, path, type, headers } = entry;
    const bytes = Buffer.from(entry.bytes, 'base64');
    const base = bases[path];
    const baseBytes = base === undefined ? undefined : readFileSync(resolve(root, base));
    const name = `${path.replace('/chainrule-kept/', '').replaceAll('/', '-')}.${baseBytes ? 'xor.gz' : 'bin'}`;
    writeFileSync(resolve(folder, name), baseBytes ? gzipSync(differ(bytes, baseBytes), { level: 9 }) : bytes);
    return {
      store,
      path,
      type,
      ...(headers ? { headers } : {}),
      file: name,
      sha256: sha256(bytes),
      ...(base && baseBytes ? { base, baseSha256: sha256(baseBytes) } : {}),
    };
  });
  writeFileSync(resolve(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}

export function read(version: string): readonly Entry[] {
  const folder = folderOf(version);
  const index: readonly Indexed[] = JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8'));
  return index.map((entry): Entry => {
    if ('text' in entry) return entry;
    const { store, path, type, headers, base } = entry;
    let bytes = readFileSync(resolve(folder, entry.file));
    if (base !== undefined) {
      const baseBytes = readFileSync(resolve(root, base));
      if (sha256(baseBytes) !== entry.baseSha256)
        throw new Error(`${base} is another one now: lay the old one into ${folder}, and name it in index.json`);
      bytes = Buffer.from(differ(gunzipSync(bytes), baseBytes));
    }
    if (sha256(bytes) !== entry.sha256) throw new Error(`${entry.file} is not what was recorded`);
    return { store, path, type, ...(headers ? { headers } : {}), bytes: bytes.toString('base64') };
  });
}

/** Bytes XORed with those of a base, aligned at their ends; applying it twice undoes it. */
function differ(bytes: Uint8Array, base: Uint8Array): Uint8Array {
  const shift = bytes.length - base.length;
  return bytes.map((byte, i) => byte ^ (base[i - shift] ?? 0));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
