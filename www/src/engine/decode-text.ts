/**
 * The text of a file, whatever it is encoded in: UTF-8 and UTF-16 by their byte order marks or by what is valid, else the encoding
 * that Windows had for the language, Persian and Arabic or western European.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(isArabic(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes);
  }
}

/** Every other byte of Latin digits and separators is 0 in UTF-16. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const n = Math.min(bytes.length, 1000) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < n; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > n / 8 && even === 0) return 'utf-16le';
  if (even > n / 8 && odd === 0) return 'utf-16be';
  return undefined;
}

/** Whether most words with bytes above 127 have no letter of ASCII, as in Persian and Arabic; in western Europe they have. */
function isArabic(bytes: Uint8Array): boolean {
  const latin1 = Array.from(bytes.subarray(0, 100_000), (byte) => String.fromCharCode(byte)).join('');
  const words =
    latin1.match(/[a-z\u0080-\u009f\u00c0-\u00ff]*[\u0080-\u009f\u00c0-\u00ff][a-z\u0080-\u009f\u00c0-\u00ff]*/gi) ??
    [];
  return 2 * words.filter((word) => !/[a-z]/i.test(word)).length > words.length;
}
