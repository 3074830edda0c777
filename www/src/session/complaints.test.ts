import { afterEach, expect, test } from 'vitest';
import { settings } from '../base/settings';
import { complaint } from './complaints';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

test.each([
  ['en', 'cannot be used here'],
  ['fa', 'پذیرفته نیست'],
] as const)('invalid parameters are reported with what is valid (%s)', (locale, sentence) => {
  settings.update({ locale });
  const said = complaint({ param: 'depth', got: '65', expected: '1…64' });
  for (const part of ['depth=65', '1…64', sentence]) expect(said).toContain(part);
});
