import { afterEach, describe, expect, test } from 'vitest';
import { settings } from '../base/settings';
import type { EngineError } from '../engine/protocol';
import { sentence } from './errors';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

function say(locale: 'en' | 'fa', error: Partial<EngineError> & { code: string }): string {
  settings.update({ locale });
  return sentence({ message: 'the core’s own words', ...error });
}

const parts = { what: 'learning_rate', expected: 'a number above 0', got: '-1' };

test('says what was expected and what came, in either language', () => {
  expect(say('en', { code: 'value', ...parts })).toBe(
    'The value of the learning rate cannot be used: expected a number above 0, got -1.',
  );
  const persian = say('fa', { code: 'value', ...parts });
  expect(persian).toContain('نرخ یادگیری');
  expect(persian).toContain('عددی بزرگ‌تر از 0');
  expect(persian).toContain('\u2068-1\u2069');
});

describe.each(['en', 'fa'] as const)('in %s', (locale) => {
  const codes = ['shape', 'value', 'format', 'http', 'empty', 'diverged', 'network', 'cancelled', 'crashed'];

  test.each([...codes, 'unknown-command', 'unexpected', 'a code of the future'])('%s has a sentence', (code) => {
    const text = say(locale, { code, ...parts });
    expect(text).toMatch(/[.\u2069]$|words$/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test('each code has another one', () => {
    const all = codes.map((code) => say(locale, { code, ...parts }));
    expect(new Set(all).size).toBe(codes.length);
  });

  test('an error without its parts is still a sentence', () => {
    for (const code of codes) expect(say(locale, { code })).not.toMatch(/undefined/);
  });

  test('a name that the page does not know stands as it is, also one that every object has', () => {
    for (const what of ['momentum_of_doom', 'constructor', '__proto__']) {
      expect(say(locale, { code: 'empty', what })).toContain(what);
    }
  });
});

test('a number that was typed is said to be one', () => {
  const expected = 'a decimal or a fraction, such as 0.25, -1/4 or 1.5e-7';
  const error = { code: 'format', what: 'number', expected, got: 'o = "abc"' };
  expect(say('en', error)).toBe(`This number cannot be read: expected ${expected}, got o = "abc".`);
  const persian = say('fa', error);
  expect(persian).toContain('\u20660.25\u2069، \u2066-1/4\u2069 یا \u20661.5e-7\u2069');
  expect(persian).not.toContain('decimal');
});

test('a link is said to be one, and what it lacks is said in Persian, too', () => {
  const error = { code: 'format', what: 'link', expected: 'the version v1 first', got: '"v2"' };
  expect(say('en', error)).toBe('The link does not say what it should: expected the version v1 first, got "v2".');
  for (const expected of [
    'the version v1 first',
    '9 parts with * between them',
    'at most 8192 bytes',
    'an activation function, such as relu or leaky_0.1',
    'an activation function for each of 3 layers',
    'a loss, such as squared_sum or huber_1',
    'a rule with η and λ, such as sgd_0.1_0 or momentum_0.1_0_0.9',
    '15 weights and biases',
    '2 inputs',
    '1 targets',
    'a size from 1 to 5',
    'a training step from 1',
  ]) {
    const names = /v1|relu|leaky_0\.1|squared_sum|huber_1|sgd_0\.1_0|momentum_0\.1_0_0\.9|v2/g;
    expect(say('fa', { ...error, expected }).replace(names, '')).not.toMatch(/[a-z]/);
  }
});

test('a damaged file is said to be one, with what the reader of the file said', () => {
  const error = { code: 'format', what: 'safetensors', expected: 'a file without damage', got: 'header too large' };
  expect(say('en', error)).toBe('The file that came is damaged, or is not the weights at all (header too large).');
  expect(say('fa', error)).toContain('(\u2068header too large\u2069)');
});

test('text that the page cannot translate is isolated in Persian', () => {
  expect(say('fa', { code: 'format', what: 'safetensors', expected: 'something new', got: '(1, 2)' })).toContain(
    '\u2068something new\u2069',
  );
});
