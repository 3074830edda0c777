import type { Job } from './job';

/** Numbers per round, enough to outlast the coarse clock of a browser. */
const n = 100_000;
const rounds = 9;

/** Nanoseconds that `work` takes for each of the numbers it is told to process: the median of several rounds. */
export function nanosecondsEach(work: (n: number) => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work(n);
    return ((performance.now() - start) * 1e6) / n;
  });
  times.sort((a, b) => a - b);
  return times[(rounds - 1) / 2] ?? 0;
}

/** A job whose units of work belong to several parties in turn. */
interface TurnJob<Snapshot> extends Job<Snapshot> {
  /** The party whose unit is next. */
  turn(): number;
}

/** A snapshot, with the milliseconds that each party's units have taken so far. */
export interface Timed<Snapshot> {
  readonly snapshot: Snapshot;
  readonly milliseconds: readonly number[];
}

/** Measures how long the units of each party take. */
export function withTimes<Snapshot>(job: TurnJob<Snapshot>): Job<Timed<Snapshot>> {
  const milliseconds: number[] = [];
  return {
    advance: () => {
      const turn = job.turn();
      const start = performance.now();
      const hasMore = job.advance();
      milliseconds[turn] = (milliseconds[turn] ?? 0) + (performance.now() - start);
      return hasMore;
    },
    snapshot: () => ({ snapshot: job.snapshot(), milliseconds: [...milliseconds] }),
    free: () => job.free(),
  };
}

/** A result so far, with the seconds of work that are left, estimated from those it has taken; none at its beginning. */
export type WithTimeLeft<Snapshot> = Snapshot & { readonly secondsLeft?: number };

/** A job that also reports how long it will take. Pauses do not count. */
export function withTimeLeft<Snapshot extends { readonly progress: number }>(
  job: Job<Snapshot>,
): Job<WithTimeLeft<Snapshot>> {
  let milliseconds = 0;
  return {
    advance: () => {
      const start = performance.now();
      const hasMore = job.advance();
      milliseconds += performance.now() - start;
      return hasMore;
    },
    snapshot: () => {
      const snapshot = job.snapshot();
      const { progress } = snapshot;
      return progress > 0 ? { ...snapshot, secondsLeft: (milliseconds * (1 / progress - 1)) / 1000 } : snapshot;
    },
    free: () => job.free(),
  };
}
