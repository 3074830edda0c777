import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { LessonName } from './lessons';
import { StaticSite } from './static-host';

/** Bytes, compressed with brotli at its best: what a reader waits for before each page works. */
const budgets: Readonly<Record<LessonName | 'home', number>> = {
  home: 150_000,
  'training-step': 400_000,
  activations: 300_000,
  linear: 300_000,
  'gradient-flow': 300_000,
  capacity: 300_000,
  playground: 300_000,
  images: 400_000,
  draw: 300_000,
  questions: 250_000,
};

/** The same for the lesson on activations as an element, which needs one part of the core; and the whole package, packed. */
const budgetOfElement = 300_000;
const budgetOfPackage = 5_000_000;
const lessons = resolve(__dirname, '../../packages/lessons');

/** Weights and fonts come later, when the page is already usable. */
const later = /\.(safetensors|f16|woff2)$/;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);

/** What a page fetches until it is at rest, without what comes later: its bytes in brotli by path, with a table of them. */
async function load(page: Page, address: string, types: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const addresses = new Set<string>();
  page.context().on('request', (sent) => addresses.add(sent.url()));
  await page.goto(address, { waitUntil: 'networkidle' });

  const files: { name: string; raw: number; brotli: number }[] = [];
  for (const one of [...addresses].filter((name) => name.startsWith('http') && !later.test(name))) {
    const body = await (await page.request.get(one)).body();
    const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    files.push({ name: new URL(one).pathname, raw: body.length, brotli: brotli.length });
  }
  files.sort((a, b) => b.brotli - a.brotli);
  const rows = files.map(({ name, raw, brotli }) => `${kilobytes(raw)}${kilobytes(brotli)}  ${name}`);
  console.log([`${'raw'.padStart(10)}${'brotli'.padStart(10)}`, ...rows].join('\n'));

  // A page that loads nothing would be within any budget.
  for (const type of types)
    expect(
      files.some(({ name }) => name.endsWith(type)),
      type,
    ).toBe(true);
  return new Map(files.map(({ name, brotli }) => [name, brotli]));
}

const total = (files: ReadonlyMap<string, number>) => [...files.values()].reduce((sum, bytes) => sum + bytes, 0);

function expectWithin(what: string, bytes: number, budget: number): void {
  console.log(`${what} is ${kilobytes(bytes).trim()}, of ${kilobytes(budget).trim()}.`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(budget);
}

for (const [name, budget] of Object.entries(budgets)) {
  test(`the first load stays within its budget: ${name}`, async ({ page }) => {
    const isHome = name === 'home';
    const files = await load(page, isHome ? '.' : `?lesson=${name}`, ['.js', '.css', ...(isHome ? [] : ['.wasm'])]);
    expectWithin(`The first load of ${name} in brotli`, total(files), budget);
  });
}

test('the lesson on questions adds little to what home has fetched', async ({ browser, page }) => {
  const ofHome = await load(page, '.', ['.js', '.css']);
  const other = await browser.newPage();
  const files = await load(other, '?lesson=questions', ['.js', '.css', '.wasm']);
  await other.close();
  const own = new Map([...files].filter(([name]) => name !== '/' && !ofHome.has(name)));
  expectWithin('The lesson on questions beyond home, in brotli,', total(own), 150_000);
});

test('a lesson in a page of others stays within its budget, and so does the package', async ({ page, guard }) => {
  const site = new StaticSite('127.0.0.1');
  site.publish('/dist/', { folder: resolve(lessons, 'dist') });
  site.publish('/', {
    text: `<!doctype html><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Course</title>
      <script type="module" src="dist/chainrule-lessons.js"></script>
      <chainrule-lesson lesson="activations"></chainrule-lesson>`,
  });
  await site.goOnline();
  guard.allowOrigin(new URL(site.address('/')).origin);
  const files = await load(page, site.address('/'), ['.js', '.wasm']);
  await expect(page.locator('table.reading')).toContainText('0.5');
  await page.goto('about:blank');
  await site.goOffline();
  expectWithin('A lesson in a page of others, in brotli,', total(files), budgetOfElement);

  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', lessons, '--dry-run', '--json'], { shell: process.platform === 'win32' }).toString(),
  ) as { size: number }[];
  expectWithin('The package of the lessons, packed,', packed?.size ?? 0, budgetOfPackage);
});
