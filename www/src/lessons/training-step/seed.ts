import { maxSeed } from '../../session/url-state';

/** A random seed, short enough to be read out. */
export function randomSeed(): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits % 1_000_000;
}

/** The next seed; 0 after the last. */
export function nextSeed(seed: number): number {
  return seed < maxSeed ? seed + 1 : 0;
}

/** A whole number as typed, in Latin, Persian or Arabic digits. */
export function readSeed(text: string): number | undefined {
  const latin = toLatinDigits(text.trim());
  const seed = /^\d{1,10}$/.test(latin) ? Number(latin) : Number.NaN;
  return seed <= maxSeed ? seed : undefined;
}

export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
