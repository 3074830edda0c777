import { expect, test } from 'vitest';
import { frame } from './scales';

const size = [600, 300, 12] as const;

test('the corners of the data are the corners of the frame', () => {
  const { left, right, top, bottom, x, y } = frame(...size, { domain: [-4, 4] }, { domain: [1e-12, 10], scale: 'log' });
  expect([x(-4), x(4), y(1e-12)]).toEqual([left, right, bottom]);
  expect(y(10)).toBeCloseTo(top, 9);
  expect(x.invert(x(1.5))).toBeCloseTo(1.5, 12);
});

test('a value outside the domain of an axis has no place', () => {
  const { x, y } = frame(...size, { domain: [0, 1] }, { domain: [1e-12, 1], scale: 'log' });
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(Number.isFinite(x(value))).toBe(false);
  for (const value of [0, -1, Number.NaN]) expect(Number.isFinite(y(value))).toBe(false);
});

test.each([
  [1e-40, 1, 300],
  [1e-12, 10, 300],
  [1e-3, 1e3, 90],
])('a logarithmic axis from %d to %d has powers of ten, at equal distances and not too many', (from, to, height) => {
  const { yTicks } = frame(600, height, 12, { domain: [0, 1] }, { domain: [from, to], scale: 'log' });
  const powers = yTicks.map(({ at }) => Math.round(Math.log10(at)));
  expect(powers.length).toBeGreaterThan(1);
  expect(powers.length).toBeLessThan(height / 24);
  const gaps = new Set(powers.slice(1).map((power, i) => power - (powers[i] ?? 0)));
  expect(gaps.size).toBe(1);
});

test('longer numbers get more space', () => {
  const left = (domain: [number, number]) => frame(...size, { domain: [0, 1] }, { domain }).left;
  expect(left([0, 100_000])).toBeGreaterThan(left([0, 1]));
});
