import { afterEach, expect, test, vi } from 'vitest';
import { withTimeLeft, withTimes } from './measure';

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

test('the time that is left is that of the rest, at the pace so far, and pauses do not count', () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let progress = 0;
  const free = vi.fn();
  const job = withTimeLeft({
    advance: () => {
      now += 2000;
      progress += 0.25;
      return progress < 1;
    },
    snapshot: () => ({ progress }),
    free,
  });

  expect(job.snapshot()).toEqual({ progress: 0 });
  expect(job.advance()).toBe(true);
  now += 60_000;
  expect(job.snapshot()).toEqual({ progress: 0.25, secondsLeft: 6 });
  while (job.advance());
  expect(job.snapshot()).toEqual({ progress: 1, secondsLeft: 0 });
  job.free();
  expect(free).toHaveBeenCalledOnce();
});
