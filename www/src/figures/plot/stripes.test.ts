import { expect, test } from 'vitest';
import { stripeAt } from './stripes';

test('stripes are below 0 alone, and fade where there is hardly a color', () => {
  expect([1, 0.01, 0, Number.NaN].map(stripeAt)).toEqual([0, 0, 0, 0]);
  expect([-0.25, -1, -7, Number.NEGATIVE_INFINITY].map(stripeAt)).toEqual([255, 255, 255, 255]);
  expect(stripeAt(-0.1)).toBe(102);
});
