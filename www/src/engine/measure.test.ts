import { afterEach, expect, test, vi } from 'vitest';
import { withTimes } from './measure';

afterEach(() => vi.restoreAllMocks());

test('the time of a unit is added to the party whose turn it was', () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let unit = 0;
  const free = vi.fn();
  const job = withTimes({
    turn: () => unit % 2,
    advance: () => {
      now += unit % 2 === 0 ? 3 : 5;
      unit++;
      return unit < 4;
    },
    snapshot: () => unit,
    free,
  });

  expect(job.snapshot()).toEqual({ snapshot: 0, milliseconds: [] });
  expect(job.advance()).toBe(true);
  const first = job.snapshot();
  while (job.advance());
  // An earlier snapshot is unchanged.
  expect(first).toEqual({ snapshot: 1, milliseconds: [3] });
  expect(job.snapshot()).toEqual({ snapshot: 4, milliseconds: [6, 10] });
  job.free();
  expect(free).toHaveBeenCalledOnce();
});
