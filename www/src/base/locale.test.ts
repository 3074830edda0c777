import { afterEach, expect, test } from 'vitest';
import { digits, percentage } from './locale';
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
  settings.set({ locale: 'fa', theme: 'system', numerals: 'persian' });
  expect(percentage('<0.1')).toBe('<۰٫۱٪');
});
