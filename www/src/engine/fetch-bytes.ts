import type { EngineError } from './protocol';

interface Watcher {
  /** Aborted when nobody wants the file any more. */
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
}

/**
 * The bytes of a file, with progress while they come. `what` is how errors call the file: `http` with the status as
 * `got` if the server refuses it, `network` if there is no answer or the connection breaks.
 */
export async function fetchBytes(what: string, url: string, { signal, progress }: Watcher): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw httpError(what, response);
    if (!response.body) return new Uint8Array();
    const total = contentLength(response.headers);
    const parts: Uint8Array[] = [];
    let done = 0;
    progress(done, total);
    // Not an asynchronous iteration over the body: Safari has none.
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      done += part.value.length;
      progress(done, total);
    }
    return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  } catch (cause) {
    // What is thrown for a refused connection and for one that broke is a TypeError; an abort is a DOMException.
    if (!(cause instanceof TypeError)) throw cause;
    throw { code: 'network', what, message: `${what}: ${cause.message}` } satisfies EngineError;
  }
}

function httpError(what: string, { status, statusText }: Response): EngineError {
  const got = String(status);
  return { code: 'http', what, expected: '200', got, message: `${what}: HTTP status ${got} ${statusText}` };
}

/** The number of bytes to come, unless the server compresses them on the way: then their number is not known. */
function contentLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? null : Number(length);
}
