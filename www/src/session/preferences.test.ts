import { expect, test } from 'vitest';
import { readSettings } from './preferences';

const nothing = () => null;

function read(query: string, stored: Record<string, string> = {}, languages: readonly string[] = ['en-US']) {
  return readSettings(new URLSearchParams(query), (key) => stored[key] ?? null, languages);
}

test('the address takes precedence over the storage, and the storage over the browser', () => {
  const stored = { lang: 'fa', theme: 'dark', digits: 'persian' };
  expect(read('lang=en&theme=light', stored, ['fa']).found).toEqual({
    locale: 'en',
    theme: 'light',
    numerals: 'persian',
  });
});

test.each([
  [['fa-IR', 'en'], 'fa'],
  [['fa'], 'fa'],
  [['FA-ir'], 'fa'],
  [['de', 'fa-AF', 'en'], 'fa'],
  [['en-GB', 'fa'], 'en'],
  [['de', 'fr'], 'en'],
  [['fan'], 'en'],
  [[], 'en'],
])('a first visit with the languages %j is in %s', (languages, locale) => {
  expect(readSettings(new URLSearchParams(), nothing, languages).found.locale).toBe(locale);
});

test('invalid settings in the address are reported, and the others apply', () => {
  const { found, refused } = read('lang=xx&theme=dark&digits=', { lang: 'fa' });
  expect(found).toEqual({ locale: 'fa', theme: 'dark', numerals: 'latin' });
  expect(refused).toEqual([
    { param: 'lang', got: 'xx', expected: 'en, fa' },
    { param: 'digits', got: '', expected: 'latin, persian' },
  ]);
});

test('invalid settings in the storage are dropped silently', () => {
  expect(read('', { theme: 'sepia', lang: '__proto__' })).toEqual({
    found: { locale: 'en', theme: 'system', numerals: 'latin' },
    refused: [],
  });
});
