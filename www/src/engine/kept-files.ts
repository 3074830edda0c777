/**
 * Files that the browser keeps for this site until the reader clears its data, each with a note about it. A file and its
 * note are one entry of a cache, which is replaced as a whole or not at all, and has the SHA-256 of both. Where the browser
 * keeps none, everything else still works.
 */
import { keptName } from '../base/kept-names';

/** A file as it is kept. */
export interface KeptFile {
  readonly bytes: Uint8Array;
  /** What was kept with it, as JSON gives it; `undefined` if nothing was. */
  readonly note: unknown;
  /** Whether the bytes and the note are those that were kept. True of what version 0.1.0 kept, which did not tell. */
  readonly isIntact: boolean;
}

/** `full`: there is no room; `refused`: not in this window, or under these settings. */
export type KeepOutcome = 'kept' | 'full' | 'refused';

const cacheName = keptName('files');
/** Where version 0.1.0 kept them. */
const oldCacheName = 'chainrule-images';
const folder = '/chainrule-kept/';
const sumHeader = 'X-Chainrule-SHA-256';
const noteHeader = 'X-Chainrule-Note';

/** Also what version 0.1.0 kept under that name. */
export async function recallFile(name: string): Promise<KeptFile | undefined> {
  const response = (await match(cacheName, name)) ?? (await match(oldCacheName, name));
  if (!response) return undefined;
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const note = noteOf(response);
    const sum = response.headers.get(sumHeader);
    return { bytes, note, isIntact: sum === null || sum === (await sumOf(response.headers.get(noteHeader), bytes)) };
  } catch {
    return undefined;
  }
}

/** The notes of all files in a folder, by their names, without the files. */
export async function recallNotes(of: string): Promise<readonly { readonly name: string; readonly note: unknown }[]> {
  try {
    const cache = await caches.open(cacheName);
    const addresses = (await cache.keys()).map(({ url }) => url).filter((url) => url.startsWith(address(of)));
    const responses = await Promise.all(addresses.map((url) => cache.match(url)));
    return addresses.map((url, i) => ({ name: url.slice(address('').length), note: noteOf(responses[i]) }));
  } catch {
    return [];
  }
}

/** Keeps a file with a note, which must be JSON, in place of what has that name. */
export async function keepFile(name: string, bytes: Uint8Array | string, note?: unknown): Promise<KeepOutcome> {
  try {
    const file = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    // Headers are Latin.
    const text = note === undefined ? null : encodeURIComponent(JSON.stringify(note));
    const headers = new Headers({ 'Content-Type': 'application/octet-stream', [sumHeader]: await sumOf(text, file) });
    if (text !== null) headers.set(noteHeader, text);
    const cache = await caches.open(cacheName);
    await cache.put(address(name), new Response(file as BodyInit, { headers }));
    return 'kept';
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'full' : 'refused';
  }
}

export async function forgetFile(name: string): Promise<void> {
  for (const cache of [cacheName, oldCacheName]) {
    try {
      await (await caches.open(cache)).delete(address(name));
    } catch {
      // There is nothing to delete.
    }
  }
}

async function match(cache: string, name: string): Promise<Response | undefined> {
  try {
    return (await caches.has(cache)) ? await (await caches.open(cache)).match(address(name)) : undefined;
  } catch {
    return undefined;
  }
}

function noteOf(response: Response | undefined): unknown {
  const text = response?.headers.get(noteHeader);
  if (text == null) return undefined;
  try {
    return JSON.parse(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

/** The SHA-256 of a note and a file, in hexadecimal digits. */
async function sumOf(note: string | null, file: Uint8Array): Promise<string> {
  const whole = await new Blob([note ?? '', '\n', file as BlobPart]).arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Nothing is ever fetched from it. A page that was opened from a disk has no origin to begin it with. */
function address(name: string): string {
  const { origin } = self.location;
  return new URL(folder + name, origin.startsWith('http') ? origin : 'https://disk.invalid').href;
}
