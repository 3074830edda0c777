import { expect, test } from 'vitest';
import { courseOf, courses } from './course';
import type { Line } from './plot-data';

const x = [0, 1, 2, 3, 4];
const line = (y: readonly number[], name = 'loss'): Line => ({ x, y, tone: 's1', name });
const said = (y: readonly number[], scale: 'linear' | 'log' = 'linear') =>
  courses([line(y)], { domain: [0, 4], label: 'epoch' }, { domain: [0, 1], scale }).replaceAll(/[\u2066-\u2069]/g, '');

test('a line that turns is told with its turn, and one that does not by its ends', () => {
  expect(said([0.9, 0.5, 0.31, 0.4, 0.52])).toBe('loss falls from 0.9 to 0.31 at epoch 2, then rises to 0.52');
  expect(said([0, 0.7, 1, 0.8, 0.1])).toBe('loss rises from 0 to 1 at epoch 2, then falls to 0.1');
  expect(said([1, 0.5, 0.25, 0.125, 0.1])).toBe('loss falls from 1 to 0.1');
  expect(said([0.1, 0.2, 0.3, 0.4, 0.5])).toBe('loss rises from 0.1 to 0.5');
  expect(said([0.5, 0.5, 0.5, 0.5, 0.5])).toBe('loss stays at 0.5');
});

test('a wobble is no turn', () => {
  expect(said([1, 0.5, 0.09, 0.12, 0.1])).toBe('loss falls from 1 to 0.1');
});

test('what an axis cannot show is left out, and a factor counts on a logarithmic one', () => {
  expect(courseOf(line([Number.NaN, 3, Number.POSITIVE_INFINITY, 4, Number.NaN]))).toEqual({
    first: { x: 1, y: 3 },
    turn: undefined,
    last: { x: 3, y: 4 },
  });
  expect(courseOf(line([0, 1, -1, 0, 0]), 'log')).toBeUndefined();
  // From 10⁻⁶ to 10⁻³ is half of the way here, and nothing on a linear axis.
  expect(said([1, 1e-3, 1e-6, 1e-4, 1e-3], 'log')).toMatch(/^loss falls from 1 to .* at epoch 2, then rises/);
  expect(said([1, 1e-3, 1e-6, 1e-4, 1e-3])).toMatch(/^loss falls from 1 to /);
});

test('lines without a name are not told', () => {
  const axes = [{ domain: [0, 4] }, { domain: [0, 1] }] as const;
  expect(courses([{ x, y: [1, 2, 3, 4, 5], tone: 'ink' }], ...axes)).toBe('');
});
