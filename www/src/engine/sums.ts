import type { EngineError, Fetched } from './protocol';

/** Written by `vite.config.ts`. */
declare const __SUMS__: Readonly<Record<string, string>>;

/** The SHA-256 of what comes with the page, by the names of the files; a development server leaves some out. */
export const sums = __SUMS__;

/** The same for a `fetch` of the page's. */
export function integrity(name: string): RequestInit {
  const bytes = (sums[name] ?? '').match(/../g)?.map((byte) => Number.parseInt(byte, 16));
  return bytes ? { integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` } : {};
}

/** Refuses a file whose SHA-256 is not the expected one. */
export function checkSum(what: Fetched, expected: string | undefined, actual: string): void {
  if (expected === undefined || expected === actual) return;
  throw { code: 'damaged', what, message: `SHA-256 ${actual} ≠ ${expected}` } satisfies EngineError;
}
