import { afterEach, expect, test } from 'vitest';
import { measuredPercent, numberText, percentText } from './numbers';
import { settings } from './settings';

afterEach(() => settings.update({ locale: 'en', numerals: 'latin' }));

test.each([
  [0, '0'],
  [-0, '0'],
  [0.25, '0.25'],
  [-12.5, '−12.5'],
  [1 / 3, '0.333'],
  [2 / 3, '0.667'],
  [0.99999, '1'],
  [999.6, '1000'],
  [1234, '1230'],
  [99999, '1×10⁵'],
  [0.001, '0.001'],
  [0.00012, '1.2×10⁻⁴'],
  [-3.14159e-20, '−3.14×10⁻²⁰'],
  [1.5e300, '1.5×10³⁰⁰'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, 'NaN'],
])('%d reads %s', (x, text) => {
  expect(numberText(x)).toBe(text);
});

test('a measured share keeps its places', () => {
  expect(measuredPercent(0.95)).toBe('95.0\u202f%');
  expect(percentText(0.95)).toBe('95\u202f%');
  expect(measuredPercent(0.97654, 2)).toBe('97.65\u202f%');
});

test('with more digits', () => {
  expect(numberText(1.23456789, 6)).toBe('1.23457');
  expect(numberText(123456, 6)).toBe('123456');
});

test('in Persian digits', () => {
  settings.update({ locale: 'fa', numerals: 'persian' });
  expect(numberText(-12.5)).toBe('−۱۲٫۵');
  expect(numberText(1.2e-4)).toBe('۱٫۲×۱۰⁻⁴');
  expect(percentText(0.125)).toBe('\u2067\u2066۱۲٫۵\u2069٪\u2069');
});

test('percent', () => {
  expect(percentText(0.125)).toBe('12.5\u202f%');
  expect(percentText(1)).toBe('100\u202f%');
});
