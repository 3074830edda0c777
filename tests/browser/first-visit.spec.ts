import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { figures, type Seen, watchFirstVisit } from './first-visit';
import { lessons } from './lessons';
import { DrawLesson, SEVEN } from './pad';
import { SlowSite } from './slow-site';
import { dist } from './static-host';

/** A phone of the cheap kind on a slow network, as Lighthouse has it. */
const link = { latencyMs: 562, bytesPerSecond: 1_440_000 / 8 };
const cpuSlowdown = 4;
const screen = { width: 390, height: 844 };

/** Nothing new has come over the link for so long: the page is at rest. */
const restMs = 2500;

// Only measures and prints: the speed of a machine is no reason for a test to fail. `cargo xtask first-visit` runs it.
test.describe.configure({ mode: 'serial' });

const against = process.env.CHAINRULE_AGAINST;
const builds = [
  ...(against ? [{ name: 'before', site: new SlowSite(resolve(against), link) }] : []),
  { name: 'now', site: new SlowSite(dist, link) },
];

type PageName = keyof typeof figures;

interface Visit extends Seen {
  readonly page: PageName;
  readonly build: string;
  digit?: number;
  /** Bytes over the link, by kind. */
  readonly bytes: Readonly<Record<(typeof kinds)[number], number>>;
}

const kinds = ['code', 'wasm', 'fonts', 'weights'] as const;

function kindOf(path: string): (typeof kinds)[number] {
  if (path.endsWith('.wasm')) return 'wasm';
  if (path.endsWith('.woff2')) return 'fonts';
  return path.endsWith('.safetensors') ? 'weights' : 'code';
}

test('the first visit on a slow phone', async ({ browser }) => {
  test.setTimeout(3_600_000);
  for (const { site } of builds) await site.goOnline();
  const chosen = process.env.CHAINRULE_PAGES?.split(',');
  const visits: Visit[] = [];
  for (const page of ['home', ...lessons.map(({ name }) => name)] as const) {
    if (chosen && !chosen.includes(page)) continue;
    // One after the other, so that whatever else the machine does falls on both.
    for (const { name, site } of builds) {
      visits.push(await visit(browser, site, page, name));
      console.log(row(visits.at(-1) as Visit));
    }
  }
  for (const { site } of builds) await site.goOffline();
  console.log(table(visits));
});

/** A new reader opens the page, with nothing kept from before. */
async function open(browser: Browser, site: SlowSite, name: PageName): Promise<Page> {
  site.sent.length = 0;
  const context = await browser.newContext({ viewport: screen, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  await watchFirstVisit(page, figures[name]);
  await page.goto(name === 'home' ? site.address : `${site.address}?lesson=${name}`, { waitUntil: 'commit' });
  return page;
}

async function visit(browser: Browser, site: SlowSite, name: PageName, build: string): Promise<Visit> {
  const page = await open(browser, site, name);
  await page.waitForFunction(() => window.seen?.figure !== undefined, undefined, { timeout: 60_000, polling: 100 });
  await site.rest(restMs);
  const seen = await page.evaluate(() => window.seen);
  const bytes = bytesOf(site);
  await page.context().close();
  return { ...seen, page: name, build, bytes, ...(name === 'home' && { digit: await digitOnHome(browser, site) }) };
}

/** Until a digit is named that is drawn as soon as there is a pad. */
async function digitOnHome(browser: Browser, site: SlowSite): Promise<number> {
  const page = await open(browser, site, 'home');
  const lesson = new DrawLesson(page);
  await lesson.pad.waitFor({ timeout: 60_000 });
  await lesson.pad.scrollIntoViewIfNeeded();
  await lesson.touch(SEVEN);
  const digit = page.locator('chainrule-card-draw .digit');
  await expect(digit).toHaveText('7', { timeout: 60_000 });
  const ms = await page.evaluate(() => performance.now());
  await page.context().close();
  await site.rest(restMs);
  return ms;
}

function bytesOf(site: SlowSite): Visit['bytes'] {
  const bytes = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<(typeof kinds)[number], number>;
  for (const one of site.sent) bytes[kindOf(one.path)] += one.bytes;
  return bytes;
}

const seconds = (ms: number | undefined) => (ms === undefined ? '' : (ms / 1000).toFixed(1));

function row({ page, build, heading, figure, digit, shift, blocked, bytes }: Visit): string {
  const cells = [page, build, seconds(heading), seconds(figure), seconds(digit), shift.toFixed(2), blocked.toFixed(0)];
  return `| ${[...cells, ...kinds.map((kind) => (bytes[kind] / 1000).toFixed(0))].join(' | ')} |`;
}

function table(visits: readonly Visit[]): string {
  const heads = [
    'page',
    'build',
    'heading s',
    'figure s',
    'digit s',
    'shift',
    'blocked ms',
    ...kinds.map((kind) => `${kind} KB`),
  ];
  const lines = [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---|').join('')}`, ...visits.map(row)];
  const shifts = visits
    .filter(({ shift }) => shift > 0.02)
    .map(
      ({ page, build, shifted }) =>
        `${page} (${build}): ${shifted
          .slice(0, 4)
          .map(([name, by]) => `${name} ${by.toFixed(2)}`)
          .join('; ')}`,
    );
  return [...lines, '', 'What shifted:', ...shifts].join('\n');
}
