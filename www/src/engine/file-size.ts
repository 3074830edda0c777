import type { EngineError } from './protocol';
import type { What } from './wire';

/** Why a file is too large to be read at all; `undefined` if it is not. */
export function tooLarge(file: Blob, max: number, what: What): EngineError | undefined {
  if (file.size <= max) return undefined;
  return {
    code: 'format',
    what,
    expected: { kind: 'atMost', n: max, of: 'bytes' },
    got: { kind: 'count', n: file.size, of: 'bytes' },
    message: `${what}: expected at most ${max} bytes, got ${file.size}`,
  };
}
