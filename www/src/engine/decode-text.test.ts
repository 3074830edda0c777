import { expect, test } from 'vitest';
import { decodeText } from './decode-text';

const text = 'سن;قد\r\n1,5;2\r\n';

function wide(text: string, isLittle: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new DataView(new ArrayBuffer(2 * marked.length));
  for (let i = 0; i < marked.length; i++) bytes.setUint16(2 * i, marked.charCodeAt(i), isLittle);
  return new Uint8Array(bytes.buffer);
}

test('UTF-8 and UTF-16 are told by mark or by what is in the file', () => {
  expect(decodeText(new TextEncoder().encode(text))).toBe(text);
  expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  for (const isLittle of [true, false])
    for (const mark of [true, false]) expect(decodeText(wide(text, isLittle, mark))).toBe(text);
  expect(decodeText(new Uint8Array())).toBe('');
});

test('other bytes are those of Windows for Persian and Arabic, or for western Europe', () => {
  // گونه;قد and größe;âge
  expect(decodeText(new Uint8Array([0x90, 0xe6, 0xe4, 0xe5, 0x3b, 0xde, 0xcf]))).toBe('گونه;قد');
  expect(decodeText(new Uint8Array([0x67, 0x72, 0xf6, 0xdf, 0x65, 0x3b, 0xe2, 0x67, 0x65]))).toBe('größe;âge');
  expect(decodeText(new Uint8Array([0x31, 0xa0, 0x32, 0x30, 0x30]))).toBe('1\u00a0200');
});
