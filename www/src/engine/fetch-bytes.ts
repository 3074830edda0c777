import type { EngineError, Fetched } from './protocol';

interface Watcher {
  /** Aborted when nobody wants the file any more. */
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
}

/** What has come of a file so far: kept by who wants to go on after the connection broke. */
export class PartialFile {
  readonly parts: Uint8Array[] = [];
  size = 0;
  /** Of the whole file, where the server says it. */
  total: number | null = null;

  add(part: Uint8Array): void {
    this.parts.push(part);
    this.size += part.length;
  }

  clear(): void {
    this.parts.length = 0;
    [this.size, this.total] = [0, null];
  }
}

/**
 * The bytes of a file, with progress while they come. `what` is how errors call the file: `http` with its status
 * if the server refuses it, `network` if there is no answer or the connection breaks. What came until then is in
 * `soFar`, and the next call with it asks for the rest alone. Whether the parts are those of one file, who has its SHA-256
 * can tell.
 */
export async function fetchBytes(
  what: Fetched,
  url: string,
  { signal, progress }: Watcher,
  soFar = new PartialFile(),
): Promise<Uint8Array> {
  try {
    const response = await ask(url, signal, soFar);
    if (!response.ok) throw httpError(what, response);
    if (!response.body) return new Uint8Array();
    const left = contentLength(response.headers);
    soFar.total = left === null ? null : soFar.size + left;
    progress(soFar.size, soFar.total);
    // Not an asynchronous iteration over the body: Safari has none.
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      soFar.add(part.value);
      progress(soFar.size, soFar.total);
    }
    if (soFar.total !== null && soFar.size < soFar.total) {
      throw new TypeError(`${soFar.size} of ${soFar.total} bytes came`);
    }
    const bytes = new Uint8Array(await new Blob(soFar.parts as BlobPart[]).arrayBuffer());
    soFar.clear();
    return bytes;
  } catch (cause) {
    // What is thrown for a refused connection and for one that broke is a TypeError; an abort is a DOMException.
    if (!(cause instanceof TypeError)) throw cause;
    throw { code: 'network', what, message: `${what}: ${cause.message}` } satisfies EngineError;
  }
}

/** The rest of the file; all of it if nothing is here, or if the server does not give the rest. */
async function ask(url: string, signal: AbortSignal, soFar: PartialFile): Promise<Response> {
  if (soFar.size > 0) {
    try {
      const response = await fetch(url, { signal, headers: { Range: `bytes=${soFar.size}-` } });
      if (isRest(response, soFar)) return response;
      if (response.status === 200) {
        soFar.clear();
        return response;
      }
      await response.body?.cancel();
    } catch (cause) {
      // Also if the server lets no page of another origin ask for a range.
      if (!(cause instanceof TypeError)) throw cause;
    }
  }
  const response = await fetch(url, { signal });
  if (response.ok) soFar.clear();
  return response;
}

/** Whether an answer begins where the parts end. Of another origin its headers may be hidden: then the sizes have to fit. */
function isRest({ status, headers }: Response, { size, total }: PartialFile): boolean {
  if (status !== 206) return false;
  const range = headers.get('content-range');
  if (range !== null && !range.startsWith(`bytes ${size}-`)) return false;
  const left = contentLength(headers);
  return left === null || total === null || size + left === total;
}

function httpError(what: Fetched, { status, statusText }: Response): EngineError {
  return { code: 'http', what, status, message: `${what}: HTTP status ${status} ${statusText}` };
}

/** The number of bytes to come, unless the server compresses them on the way: then their number is not known. */
function contentLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? null : Number(length);
}
