import type { Locator } from '@playwright/test';
import { expect } from './fixtures';

const superscripts = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number in an element, in the page's notation for numbers and percentages: `−12.5`, `3.1×10⁻⁷`, `97.5 %`. */
export async function number(place: Locator): Promise<number> {
  await expect(place).toHaveText(/\d/);
  return numberOf((await place.textContent()) ?? '');
}

export function numberOf(text: string): number {
  const [, digits = '', power = ''] = text.match(/(−?\d+(?:\.\d+)?)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/) ?? [];
  const exponent = [...power].map((glyph) => '-0123456789'[superscripts.indexOf(glyph)]).join('');
  const value = Number(`${digits.replace('−', '-')}${exponent ? `e${exponent}` : ''}`);
  expect(digits === '' ? Number.NaN : value, text).not.toBeNaN();
  return value;
}
