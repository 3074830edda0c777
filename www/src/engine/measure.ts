/** Numbers in a round, enough to outlast the coarse clock of a browser. */
const n = 100_000;
const rounds = 9;

/** Nanoseconds that `work` takes for one of the numbers that it is told to work through: the median of several rounds. */
export function nanosecondsEach(work: (n: number) => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work(n);
    return ((performance.now() - start) * 1e6) / n;
  });
  times.sort((a, b) => a - b);
  return times[(rounds - 1) / 2] ?? 0;
}
