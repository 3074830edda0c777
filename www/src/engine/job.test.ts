import { beforeEach, expect, test, vi } from 'vitest';
import { fullSpeed, type Job, type Pace, type RunChannel, runJob } from './job';

/** Counts to a number, one unit of work each. */
class Count implements Job<number> {
  n = 0;
  isFreed = false;

  constructor(private readonly to: number) {}

  advance(): boolean {
    if (this.isFreed) throw new Error('used after it was freed');
    return ++this.n < this.to;
  }

  snapshot(): number {
    return this.n;
  }

  free(): void {
    this.isFreed = true;
  }
}

/** A page that draws when the test tells it to. */
class Page implements RunChannel<number> {
  readonly #abort = new AbortController();
  readonly signal = this.#abort.signal;
  readonly seen: number[] = [];
  isDrawn = true;
  #waiting: (() => number) | undefined;
  #listeners: (() => void)[] = [];

  constructor(public pace: Pace) {}

  offer(take: () => number): void {
    if (!this.isDrawn) {
      this.#waiting = take;
      return;
    }
    this.isDrawn = false;
    this.#waiting = undefined;
    this.seen.push(take());
  }

  nextMessage(): Promise<void> {
    return new Promise((resolve) => this.#listeners.push(resolve));
  }

  draw(): void {
    this.isDrawn = true;
    if (this.#waiting) this.offer(this.#waiting);
    this.#notify();
  }

  setPace(pace: Pace): void {
    this.pace = pace;
    this.#notify();
  }

  cancel(): void {
    this.#abort.abort();
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

const steps = (units: number): Pace => ({ units, unitsPerSnapshot: null });
/** Waits until everything has settled that can without a message from the page. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

let job: Count;

beforeEach(() => {
  job = new Count(10);
});

test('at full speed it runs to completion, and the last snapshot is its answer', async () => {
  const page = new Page(fullSpeed);
  expect(await runJob(job, page)).toBe(10);
  // The first snapshot was sent before any work; then nothing was drawn.
  expect(page.seen).toEqual([0]);
  expect(job.isFreed).toBe(true);
});

test('step by step: it waits after each, and shows it', async () => {
  const page = new Page(steps(0));
  const end = runJob(job, page);
  await settle();
  expect(page.seen).toEqual([0]);
  page.draw();
  for (const n of [1, 2, 3]) {
    page.setPace(steps(1));
    await settle();
    page.draw();
    await settle();
    expect(page.seen.at(-1)).toBe(n);
    expect(job.n).toBe(n);
  }
  page.setPace(fullSpeed);
  expect(await end).toBe(10);
});

test('a page that draws slowly skips snapshots, and a pause still shows the last one', async () => {
  const page = new Page(steps(4));
  const end = runJob(job, page);
  await settle();
  expect([page.seen, job.n]).toEqual([[0], 4]);
  page.draw();
  expect(page.seen).toEqual([0, 4]);
  page.setPace(fullSpeed);
  await end;
});

test('to be watched, it does a few units between two snapshots, and waits for each to be drawn', async () => {
  const page = new Page({ units: null, unitsPerSnapshot: 4 });
  const end = runJob(job, page);
  for (let i = 0; i < 8; i++) {
    await settle();
    page.draw();
  }
  expect(await end).toBe(10);
  expect(page.seen).toEqual([0, 4, 8]);
});

test('it works in slices, between which messages are handled', async () => {
  const endless = new Count(Number.POSITIVE_INFINITY);
  const page = new Page(fullSpeed);
  const end = runJob(endless, page);
  await settle();
  page.cancel();
  await expect(end).rejects.toThrow();
  expect(endless.n).toBeGreaterThan(0);
  expect(endless.isFreed).toBe(true);
});

test('a job that fails is freed, and fails the command', async () => {
  const page = new Page(fullSpeed);
  vi.spyOn(job, 'advance').mockImplementation(() => {
    throw new Error('diverged');
  });
  await expect(runJob(job, page)).rejects.toThrow('diverged');
  expect(job.isFreed).toBe(true);
});

/** A count that can go back. */
class Film extends Count {
  goTo(unit: number): void {
    this.n = unit;
  }
}

test('a job that can go back waits at its end, goes back from there, and continues', async () => {
  const film = new Film(10);
  const page = new Page(fullSpeed);
  const end = runJob(film, page);
  await settle();
  page.draw();
  await settle();
  expect([page.seen.at(-1), film.n, film.isFreed]).toEqual([10, 10, false]);
  // At its end there is nothing more to do, at any pace.
  page.draw();
  page.setPace(steps(2));
  await settle();
  expect(film.n).toBe(10);
  page.setPace({ ...steps(0), from: 3 });
  await settle();
  expect([page.seen.at(-1), film.n]).toEqual([3, 3]);
  page.draw();
  page.setPace(steps(1));
  await settle();
  expect([page.seen.at(-1), film.n]).toEqual([4, 4]);
  page.draw();
  page.setPace({ ...steps(2), from: 7 });
  await settle();
  page.draw();
  expect([page.seen.at(-1), film.n]).toEqual([9, 9]);
  page.cancel();
  await expect(end).rejects.toThrow();
  expect(film.isFreed).toBe(true);
});
