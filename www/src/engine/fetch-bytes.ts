import type { Attempt } from './loads';
import type { EngineError, Fetched } from './protocol';
import { checkSum } from './sums';

interface Watcher {
  /** Aborted when the file is no longer wanted. */
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
  /** Whether what the browser has kept of it is to be passed by. */
  readonly isAgain?: boolean;
}

/** The SHA-256 that a file should have, if it is known, and what computes that of the bytes that came. */
export interface Sum {
  readonly expected: string | undefined;
  readonly of: (bytes: Uint8Array) => string | Promise<string>;
}

/** Fetches a file that comes with the page. An attempt after the first asks at an address where no cache has anything. */
export async function fetchShipped(
  what: Fetched,
  url: string,
  { signal, isAgain, alive }: Attempt,
  sum: Sum,
  progress: Watcher['progress'] = () => {},
): Promise<Uint8Array> {
  const address = new URL(url);
  if (isAgain) address.searchParams.set('again', String(Date.now()));
  const came: Watcher['progress'] = (done, total) => {
    alive();
    progress(done, total);
  };
  const bytes = await fetchBytes(what, address.href, { signal, progress: came, isAgain });
  checkSum(what, sum.expected, await sum.of(bytes));
  return bytes;
}

/** The part of a file received so far: kept by callers that want to resume after the connection was lost. */
export class PartialFile {
  readonly parts: Uint8Array[] = [];
  size = 0;
  /** The size of the whole file, if the server reports it. */
  total: number | null = null;

  add(part: Uint8Array): void {
    this.parts.push(part);
    this.size += part.length;
  }

  /** All of it, in one piece, and gone from here. Not by a blob, which WebKit cannot read where a page has no origin. */
  take(): Uint8Array {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.clear();
    return bytes;
  }

  clear(): void {
    this.parts.length = 0;
    [this.size, this.total] = [0, null];
  }
}

/**
 * Fetches the bytes of a file, reporting progress. `what` names the file in errors: `http` with the status if the
 * server refuses, `network` if there is no answer or the connection is lost. The bytes received until then are in
 * `soFar`, and the next call with it requests only the rest. Only the file's SHA-256 can tell whether the parts belong
 * to one file.
 */
export async function fetchBytes(
  what: Fetched,
  url: string,
  { signal, progress, isAgain = false }: Watcher,
  soFar = new PartialFile(),
): Promise<Uint8Array> {
  try {
    const response = await ask(url, { signal, ...(isAgain ? { cache: 'reload' } : {}) }, soFar);
    if (!response.ok) throw httpError(what, response);
    if (!response.body) return new Uint8Array();
    const left = contentLength(response.headers);
    soFar.total = left === null ? null : soFar.size + left;
    progress(soFar.size, soFar.total);
    // Not an asynchronous iteration over the body: Safari does not support it.
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      soFar.add(part.value);
      progress(soFar.size, soFar.total);
    }
    if (soFar.total !== null && soFar.size < soFar.total) {
      throw new TypeError(`${soFar.size} of ${soFar.total} bytes came`);
    }
    return soFar.take();
  } catch (cause) {
    // A refused or lost connection throws a TypeError; an abort throws a DOMException.
    if (!(cause instanceof TypeError)) throw cause;
    throw { code: 'network', what, message: `${what}: ${cause.message}` } satisfies EngineError;
  }
}

/** Requests the rest of the file, or all of it if nothing is here yet or the server does not support ranges. */
async function ask(url: string, how: RequestInit, soFar: PartialFile): Promise<Response> {
  if (soFar.size > 0) {
    try {
      const response = await fetch(url, { ...how, headers: { Range: `bytes=${soFar.size}-` } });
      if (continuesAt(response, soFar)) return response;
      if (response.status === 200) {
        soFar.clear();
        return response;
      }
      await response.body?.cancel();
    } catch (cause) {
      // Also if the server does not let pages of other origins request a range.
      if (!(cause instanceof TypeError)) throw cause;
    }
  }
  const response = await fetch(url, how);
  if (response.ok) soFar.clear();
  return response;
}

/**
 * Whether an answer starts where the received part ends. Headers of other origins may be hidden: then the sizes must
 * match.
 */
function continuesAt({ status, headers }: Response, { size, total }: PartialFile): boolean {
  if (status !== 206) return false;
  const range = headers.get('content-range');
  if (range !== null && !range.startsWith(`bytes ${size}-`)) return false;
  const left = contentLength(headers);
  return left === null || total === null || size + left === total;
}

function httpError(what: Fetched, { status, statusText }: Response): EngineError {
  return { code: 'http', what, status, message: `${what}: HTTP status ${status} ${statusText}` };
}

/** The number of bytes to come, unless the server compresses them: then it is unknown. */
function contentLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? null : Number(length);
}
