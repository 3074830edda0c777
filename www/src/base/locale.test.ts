import { afterEach, expect, test } from 'vitest';
import { arrow, digits, percentage, series } from './locale';
import { settings } from './settings';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

test('Persian digits are glyphs of the same number, and only for readers of Persian', () => {
  expect(digits('-0.015625')).toBe('-0.015625');
  settings.update({ numerals: 'persian' });
  expect(digits('-0.015625')).toBe('-0.015625');
  settings.update({ locale: 'fa' });
  expect(digits('-0.015625')).toBe('-۰٫۰۱۵۶۲۵');
  expect(digits(1234567890)).toBe('۱۲۳۴۵۶۷۸۹۰');
  expect(digits('7/8')).toBe('۷/۸');
});

test('a percentage takes the sign that belongs to the digits', () => {
  expect(percentage('<0.1')).toBe('<0.1\u202f%');
  settings.update({ locale: 'fa' });
  expect(percentage('<0.1')).toBe('\u2067\u2066<0.1\u2069%\u2069');
  settings.update({ numerals: 'persian' });
  expect(percentage('<0.1')).toBe('\u2067\u2066<۰٫۱\u2069٪\u2069');
});

test('arrows and lists run as one reads', () => {
  expect([arrow(), series(['0', 'b'])]).toEqual(['→', '0, b']);
  settings.update({ locale: 'fa' });
  expect([arrow(), series(['0', 'b'])]).toEqual(['←', '\u20680\u2069، \u2068b\u2069']);
});
