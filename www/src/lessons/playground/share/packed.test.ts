import { expect, test } from 'vitest';
import { pack, unpack } from './packed';

test('a text comes back as it was, and is short if it repeats itself', async () => {
  for (const text of ['', 'a', 'x;y\n۱٫۵؛۲\n'.repeat(500), '\u{10348}\0'])
    expect(await unpack(await pack(text))).toBe(text);
  expect((await pack('1,2,3\n'.repeat(1000))).length).toBeLessThan(100);
  expect(await pack('?&=+/ %')).toMatch(/^[\w-]*$/);
});

test('what was not packed is no text, nor is what would be too long', async () => {
  for (const text of ['*', 'abc', '!!!!', 'A'.repeat(50)]) expect(await unpack(text)).toBeUndefined();
  expect(await unpack(await pack(' '.repeat(4_000_001)))).toBeUndefined();
});
