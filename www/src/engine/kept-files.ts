/**
 * Files that the browser keeps for this site until the reader clears its data, each with a note about it. A file and its
 * note are one entry of a cache, with the SHA-256 of both. Where the browser keeps none, everything else still works.
 *
 * `Cache.put` is not atomic: Chromium deletes the entry that it replaces before it has written the other, and a tab that is
 * closed meanwhile leaves neither. So a file is written under a number of its own, and those before it are deleted
 * afterwards.
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

/** The newest that is intact, or else the newest. Also what version 0.1.0 kept under that name. */
export async function recallFile(name: string): Promise<KeptFile | undefined> {
  let damaged: KeptFile | undefined;
  for (const store of [cacheName, oldCacheName]) {
    try {
      const cache = (await caches.has(store)) ? await caches.open(store) : undefined;
      for (const entry of cache ? await entries(cache) : []) {
        if (entry.name !== name) continue;
        const file = await read(await cache?.match(entry.request));
        if (file?.isIntact) return file;
        damaged ??= file;
      }
    } catch {
      // Nothing is kept in this window.
    }
  }
  return damaged;
}

async function read(response: Response | undefined): Promise<KeptFile | undefined> {
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
    // The newest of a name comes first, and stays.
    const notes = new Map<string, unknown>();
    for (const { name, request } of await entries(cache)) {
      if (!name.startsWith(of) || notes.has(name)) continue;
      const response = await cache.match(request);
      if (response) notes.set(name, noteOf(response));
    }
    return Array.from(notes, ([name, note]) => ({ name, note }));
  } catch {
    return [];
  }
}

/** Keeps a file with a note, which must be JSON, in place of what has that name; that stays until the file is whole. */
export function keepFile(name: string, bytes: Uint8Array | string, note?: unknown): Promise<KeepOutcome> {
  return inTurn(name, async () => {
    try {
      const file = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
      // Headers are Latin.
      const text = note === undefined ? null : encodeURIComponent(JSON.stringify(note));
      const headers = new Headers({ 'Content-Type': 'application/octet-stream', [sumHeader]: await sumOf(text, file) });
      if (text !== null) headers.set(noteHeader, text);
      const cache = await caches.open(cacheName);
      const before = (await entries(cache)).filter((entry) => entry.name === name);
      const next = before[0] === undefined ? 0 : before[0].number + 1;
      await cache.put(address(name, next), new Response(file as BodyInit, { headers }));
      await Promise.all(before.map(({ request }) => cache.delete(request)));
      return 'kept';
    } catch (cause) {
      return cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'full' : 'refused';
    }
  });
}

export function forgetFile(name: string): Promise<void> {
  return inTurn(name, async () => {
    for (const cache of [cacheName, oldCacheName]) {
      try {
        await (await caches.open(cache)).delete(address(name), { ignoreSearch: true });
      } catch {
        // There is nothing to delete.
      }
    }
  });
}

/** What is being done with each name. */
const turns = new Map<string, Promise<unknown>>();

/** One change after the other: what is forgotten while it is being kept is forgotten. */
function inTurn<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(act);
  turns.set(name, turn);
  return turn.finally(() => turns.get(name) === turn && turns.delete(name));
}

/** All entries of a cache, the newest first. */
async function entries(cache: Cache) {
  const all = (await cache.keys()).map((request) => {
    const { pathname, search } = new URL(request.url);
    return { request, name: pathname.slice(folder.length), number: Number(search.slice(1)) };
  });
  return all.sort((a, b) => b.number - a.number);
}

function noteOf(response: Response): unknown {
  const text = response.headers.get(noteHeader);
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
function address(name: string, number = 0): string {
  const { origin } = self.location;
  const query = number === 0 ? '' : `?${number}`;
  return new URL(folder + name + query, origin.startsWith('http') ? origin : 'https://disk.invalid').href;
}
