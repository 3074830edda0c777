import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { test } from './fixtures';
import {
  expect,
  forgetAll,
  isOver,
  keptUpdate,
  lastUpdate,
  openLesson,
  resume,
  shownUpdate,
  train,
  weights,
} from './soak-page';

/**
 * Trainings that are interrupted at random moments, in every way that a reader's machine knows. Nothing may be lost but what
 * came since the last kept state, and the end has to be that of a training that nothing interrupted, bit for bit.
 */
const nFaults = Number(process.env.CHAINRULE_FAULTS ?? 5);
const seed = Number(process.env.CHAINRULE_SEED ?? 1);

const faults = ['worker', 'crash', 'close', 'quota', 'network'] as const;
type Fault = (typeof faults)[number];

/**
 * Trainings of a few seconds, with an epoch every few hundred milliseconds; a short run has one kind of them. What is kept of
 * the widest is 3 MB, which takes long enough to write for a tab to be closed meanwhile.
 */
const settings = [
  '&layers=2&units=32&epochs=20',
  '&layers=1&units=320&epochs=20&batch=256',
  '&layers=1&units=48&epochs=20&optimizer=sgd&rate=0.1',
  '&layers=3&units=24&epochs=20&function=tanh&seed=7',
].slice(0, nFaults < 20 ? 1 : 4);
/** A training is kept every ten seconds at least; a busy machine may be late. */
const longestUnkept = 60_000;

/** Numbers in [0, 1) that are the same in every run with the same seed (mulberry32). */
function generator(state: number): () => number {
  let at = state;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Another page of the site, which sees what is kept while the first one may be dead. */
class Watcher {
  private constructor(
    private readonly page: Page,
    private readonly devtools: CDPSession,
  ) {}

  static async open(context: BrowserContext): Promise<Watcher> {
    const page = await context.newPage();
    await page.goto('compat.js');
    return new Watcher(page, await context.newCDPSession(page));
  }

  kept(): Promise<number> {
    return keptUpdate(this.page);
  }

  /** Fills the disk, or makes room again. */
  async fill(isFull: boolean): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(isFull ? { quotaSize: 1 } : {}) });
  }
}

/** Makes a fault happen, and returns the page on which the reader goes on, or undefined where that one is gone. */
async function strike(fault: Fault, page: Page, watcher: Watcher, random: () => number): Promise<Page | undefined> {
  switch (fault) {
    case 'worker':
      await page.workers()[0]?.evaluate(() => self.close());
      return page;
    case 'crash': {
      const devtools = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      // It never answers.
      devtools.send('Page.crash').catch(() => {});
      await crashed;
      await page.close();
      return undefined;
    }
    case 'close':
      await page.close();
      return undefined;
    case 'quota':
      await watcher.fill(true);
      await page.waitForTimeout(1000 * random());
      await page.close();
      await watcher.fill(false);
      return undefined;
    case 'network': {
      const context = page.context();
      await context.setOffline(true);
      const before = await shownUpdate(page);
      await page.waitForTimeout(200 + 800 * random());
      // It trains without a network.
      if (!(await isOver(page))) await expect.poll(() => shownUpdate(page)).toBeGreaterThanOrEqual(before);
      await page.close();
      await context.setOffline(false);
      return undefined;
    }
  }
}

/** What happened, for the report. */
class Tally {
  readonly struck: Record<Fault, number> = { worker: 0, crash: 0, close: 0, quota: 0, network: 0 };
  readonly lost: number[] = [];
  nResumed = 0;
  nTrainings = 0;
  nBeforeFirst = 0;

  get nFaults(): number {
    return Object.values(this.struck).reduce((sum, n) => sum + n);
  }

  toString(): string {
    const each = faults.map((fault) => `${fault} ${this.struck[fault]}`).join(', ');
    const lost = this.lost.toSorted((a, b) => a - b);
    return (
      `${this.nFaults} faults (${each}), ${this.nBeforeFirst} of them before anything was kept; ${this.nResumed} resumes ` +
      `in ${this.nTrainings} trainings with the weights of an uninterrupted one; updates computed again: median ` +
      `${lost[Math.floor(lost.length / 2)]}, at most ${lost.at(-1)}`
    );
  }
}

/** Long enough for a training of seconds on a machine that is forty times as slow as it could be. */
const patience = { timeout: 300_000, intervals: [20] };

async function untilOver(page: Page): Promise<void> {
  await expect.poll(() => isOver(page), patience).toBe(true);
}

/** Waits until a share of the updates that are left is made. Returns whether the training is still running then. */
async function reaches(page: Page, share: number): Promise<boolean> {
  const [now, last] = [await shownUpdate(page), await lastUpdate(page)];
  await expect.poll(() => shownUpdate(page), patience).toBeGreaterThanOrEqual(now + Math.floor(share * (last - now)));
  return !(await isOver(page));
}

/** One training to completion, with faults on the way while there are some left. Returns the page it ended on. */
async function interrupted(first: Page, settings: string, watcher: Watcher, tally: Tally, random: () => number) {
  let page = first;
  await openLesson(page, settings);
  await forgetAll(page);
  await train(page);
  let begun = performance.now();
  let nResumed = 0;
  while (tally.nFaults < nFaults) {
    if (!(await reaches(page, random()))) break;
    const [shown, kept] = [await shownUpdate(page), await watcher.kept()];
    const fault = faults[tally.nFaults % faults.length] as Fault;
    const context = page.context();
    page = (await strike(fault, page, watcher, random)) ?? (await context.newPage());
    tally.struck[fault]++;
    const left = await watcher.kept();
    expect(left, `${fault}: what was kept is still there`).toBeGreaterThanOrEqual(kept);
    if (left === 0) {
      expect(performance.now() - begun, `${fault}: nothing was kept yet`).toBeLessThan(longestUnkept);
      tally.nBeforeFirst++;
      await openLesson(page, settings);
      await train(page);
      begun = performance.now();
      continue;
    }
    await openLesson(page, '');
    await resume(page);
    expect(await shownUpdate(page), `${fault}: it continues from what was kept`).toBeGreaterThanOrEqual(left);
    tally.lost.push(Math.max(0, shown - left));
    nResumed++;
  }
  await untilOver(page);
  tally.nResumed += nResumed;
  tally.nTrainings++;
  return page;
}

test('whatever ends a training, nothing is lost but what came since it was kept', async ({ context, guard }) => {
  // A page of text has no icon, which a browser with tabs asks for.
  guard.allowError(/favicon\.ico/);
  test.setTimeout(120_000 + nFaults * 30_000);
  const random = generator(seed);
  const watcher = await Watcher.open(context);
  let page = await context.newPage();
  const unbroken: string[] = [];
  for (const each of settings) {
    await openLesson(page, each);
    await train(page);
    await untilOver(page);
    unbroken.push(await weights(page));
  }
  expect(new Set(unbroken).size).toBe(settings.length);

  const tally = new Tally();
  while (tally.nFaults < nFaults) {
    const which = Math.floor(settings.length * random());
    page = await interrupted(page, settings[which] ?? '', watcher, tally, random);
    expect(await weights(page), `${tally}`).toBe(unbroken[which]);
    if (tally.nTrainings % 2 === 0) console.log(`${tally}`);
  }
  console.log(`${tally}`);
});
