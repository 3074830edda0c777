import { expect, test } from 'vitest';
import { moved, nearest } from './probe';

const axes = { x: { domain: [0, 100] }, y: { domain: [0, 1] } } as const;
const stops = { coarse: [10, 20, 30], fine: [5, 10, 15, 20, 25, 30, 33] };
const key = (key: string, shiftKey = false) => new KeyboardEvent('keydown', { key, shiftKey });

test.each([
  [10, 'ArrowRight', false, 20],
  [10, 'ArrowRight', true, 15],
  [10, 'ArrowLeft', true, 5],
  [10, 'ArrowLeft', false, 10],
  // From between two of the coarse stops.
  [15, 'ArrowRight', false, 20],
  [15, 'ArrowLeft', false, 10],
  [33, 'ArrowLeft', false, 30],
  [30, 'ArrowUp', false, 30],
  [10, 'PageUp', false, 30],
  [10, 'Home', false, 5],
  [10, 'End', false, 33],
])('from %d, %s (Shift: %s) goes to the stop %d', (x, name, shift, expected) => {
  expect(moved(key(name, shift), { x, y: undefined }, axes, stops)).toEqual({ x: expected, y: undefined });
});

test('other keys are left to the page', () => {
  expect(moved(key('a'), { x: 10, y: undefined }, axes, stops)).toBeUndefined();
  expect(moved(key('a'), { x: 10, y: undefined }, axes)).toBeUndefined();
});

test('without coarse stops the fine ones are used, and without any nothing moves', () => {
  expect(moved(key('ArrowRight'), { x: 1, y: undefined }, axes, { coarse: [], fine: [1, 2] })?.x).toBe(2);
  expect(moved(key('ArrowRight'), { x: 1, y: undefined }, axes, { coarse: [], fine: [] })?.x).toBe(1);
});

test.each([
  [-1, 5],
  [7, 5],
  [8, 10],
  [31.4, 30],
  [99, 33],
])('the stop nearest to %d is %d', (x, expected) => {
  expect(nearest(stops.fine, x)).toBe(expected);
  expect(nearest([], x)).toBeUndefined();
});
