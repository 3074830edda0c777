import type { EngineError } from './protocol';

/** A site may leave a file out. */
export function nothingIfAbsent(cause: unknown): null {
  if (toEngineError(cause).code === 'http') return null;
  throw cause;
}

/** What was thrown, as the page is told of it. */
export function toEngineError(cause: unknown): EngineError {
  if (cause instanceof DOMException && cause.name === 'AbortError') {
    return { code: 'cancelled', message: 'the command was cancelled' };
  }
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
    return cause as EngineError;
  }
  return { code: 'unexpected', message: String(cause) };
}
