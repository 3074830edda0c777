import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, type Point } from './pad';

/** A corner that is clearly no seven, and a line that is clearly no eight; each drawing slightly different. */
const corner = (i: number): (readonly Point[])[] => [
  [
    [0.3, 0.2],
    [0.3 + 0.01 * i, 0.8],
    [0.7, 0.8 - 0.01 * i],
    [0.7, 0.55],
  ],
];
const wave = (i: number): (readonly Point[])[] => [
  [
    [0.1, 0.5],
    [0.3, 0.3 + 0.01 * i],
    [0.5, 0.5],
    [0.7, 0.7 - 0.01 * i],
    [0.9, 0.5],
  ],
];

/** The view, as a reader operates it. */
class Teaching {
  readonly lesson: DrawLesson;
  readonly view;
  readonly drawings;
  /** Which network reads the pad. */
  readonly reading;

  constructor(readonly page: Page) {
    this.lesson = new DrawLesson(page);
    this.view = page.locator('chainrule-draw-teach');
    this.drawings = this.view.locator('.thumb');
    this.reading = this.view.locator('[data-reading=reads]');
  }

  async open(query = ''): Promise<void> {
    await this.lesson.open(`&view=teach${query}`);
    await expect(this.do('teach')).toBeVisible();
  }

  do(name: string) {
    return this.view.locator(`[data-do="${name}"]`);
  }

  cell(row: 'own' | 'check', cell: 'before' | 'now') {
    return this.view.locator(`[data-row="${row}"] [data-cell="${cell}"]`);
  }

  /** Draws, and says what it is. */
  async add(label: string, strokes: readonly (readonly Point[])[]): Promise<void> {
    const n = await this.drawings.count();
    await this.lesson.draw(strokes);
    await expect(this.view.locator(`button[data-label="${label}"]`)).toHaveAttribute('aria-disabled', 'false');
    await this.view.locator(`button[data-label="${label}"]`).click();
    await expect(this.drawings).toHaveCount(n + 1);
    await expect(this.lesson.strokes).toHaveCount(0);
  }

  async finish(): Promise<void> {
    await this.do('teach').click();
    await expect(this.reading).toContainText('The network that you taught reads the pad', { timeout: 120_000 });
  }
}

test('two shapes are taught, read by the reader’s own network, and still there after a reload', async ({ page }) => {
  test.setTimeout(240_000);
  const teaching = new Teaching(page);
  await teaching.open();
  await expect(teaching.do('teach')).toHaveAttribute('aria-disabled', 'true');
  for (let i = 0; i < 3; i++) {
    await teaching.add('7', corner(i));
    await teaching.add('8', wave(i));
  }
  // Every third one of a class.
  await expect(teaching.view.locator('.thumb.held')).toHaveCount(2);
  await teaching.finish();
  await expect(teaching.cell('own', 'before')).toHaveText(/^\s*0\.0\s%\s*0 of 2\s*$/);
  await expect(teaching.cell('own', 'now')).toHaveText(/^\s*100\.0\s%\s*2 of 2\s*$/);
  await expect(teaching.cell('check', 'before')).toContainText(/of 300/);
  const hits = async (cell: 'before' | 'now') =>
    Number(/(\d+) of 300/.exec((await teaching.cell('check', cell).textContent()) ?? '')?.[1]);
  // Nothing old is forgotten: of 300 digits, at most 3 more are misread.
  expect(await hits('now')).toBeGreaterThanOrEqual((await hits('before')) - 3);
  await expect(teaching.view.locator('.drawings .right')).toHaveCount(2);

  // It reads at once, and the choice that undoes it is the next thing after the button that was pressed.
  await expect(page.getByRole('radio', { name: 'My network' })).toBeChecked();
  const tops = [teaching.do('teach'), teaching.view.locator('.networks')].map((part) => part.boundingBox());
  const [button, choice] = await Promise.all(tops);
  expect((choice?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeLessThan(40);
  await teaching.lesson.draw(corner(5));
  await expect(teaching.lesson.verdict.locator('.digit')).toHaveText('7');

  // The game is played with the built-in one.
  await page.getByRole('radio', { name: 'Play' }).check({ force: true });
  await expect(teaching.lesson.verdict).toContainText('does not look like a digit');
  await page.getByRole('radio', { name: 'Teach it' }).check({ force: true });
  await expect(teaching.lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(page).toHaveURL(/view=teach/);

  await page.reload();
  await teaching.lesson.draw(corner(5));
  await expect(teaching.lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(teaching.drawings).toHaveCount(6);
  await page.getByRole('radio', { name: 'The built-in network' }).check({ force: true });
  await expect(teaching.lesson.verdict).toContainText('does not look like a digit');
  await teaching.do('forget-network').click();
  await expect(page.getByRole('radio', { name: 'My network' })).toHaveCount(0);
});

test('drawings are saved, deleted, restored, and put back on the pad', async ({ page }) => {
  const teaching = new Teaching(page);
  await teaching.open();
  await teaching.add('2', corner(0));
  await teaching.add('5', wave(0));
  const downloading = page.waitForEvent('download');
  await teaching.do('save').click();
  const file = await (await downloading).path();
  await teaching.do('forget').click();
  await expect(teaching.drawings).toHaveCount(0);
  await teaching.do('bring-back').click();
  await expect(teaching.drawings).toHaveCount(2);
  await expect(teaching.do('bring-back')).toHaveCount(0);
  await teaching.do('forget').click();
  await expect(teaching.drawings).toHaveCount(0);
  await page.reload();
  await expect(teaching.view).toContainText('Nothing is drawn yet.');
  await teaching.view.locator('input[name="drawings"]').setInputFiles(file);
  await expect(teaching.drawings).toHaveCount(2);
  await expect(teaching.view.locator('button[data-label="5"] .n')).toHaveText('1');
  // A file replaces what is there, which can be restored.
  await teaching.add('7', wave(0));
  await expect(teaching.drawings).toHaveCount(3);
  await teaching.view.locator('input[name="drawings"]').setInputFiles(file);
  await expect(teaching.drawings).toHaveCount(2);
  await teaching.do('bring-back').click();
  await expect(teaching.view.locator('button[data-label="7"] .n')).toHaveText('1');
  await expect(teaching.drawings).toHaveCount(3);
  await teaching.drawings.last().click();
  await teaching.lesson.button('Clear').click();
  await teaching.drawings.first().click();
  await expect(teaching.drawings).toHaveCount(1);
  await expect(teaching.lesson.strokes).toHaveCount(1);
});

test('an invalid file is refused with what was expected, and changes nothing', async ({ page }) => {
  const teaching = new Teaching(page);
  await teaching.open();
  await teaching.add('2', corner(0));
  const set = { format: 'chainrule-drawings', version: 1, labels: ['a', 'b'], drawings: [{ label: 2, strokes: [] }] };
  for (const [text, says] of [
    ['no JSON', 'expected a file of drawings from this page'],
    [JSON.stringify({ ...set, version: 7 }), 'expected version 1, got 7'],
    [JSON.stringify(set), 'expected a class from 0 to 1, got 2'],
    [JSON.stringify({ ...set, labels: ['a'] }), 'expected 2 to 10 classes, got 1'],
  ] as const) {
    const file = { name: 'drawings.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await teaching.view.locator('input[name="drawings"]').setInputFiles(file);
    await expect(teaching.view.getByRole('alert')).toContainText(says);
    await expect(teaching.drawings).toHaveCount(1);
  }
});

test('own classes: two are taught, and their names are on the bars', async ({ page }) => {
  test.setTimeout(240_000);
  const teaching = new Teaching(page);
  await teaching.open();
  await page.getByRole('radio', { name: 'Classes of my own' }).check({ force: true });
  await expect(teaching.view.locator('button[data-label="۴"]')).toBeVisible();
  const labels = teaching.view.locator('input[name="labels"]');
  await labels.fill('corner wave');
  await labels.press('Tab');
  await expect(teaching.view.locator('button[data-label="wave"]')).toBeVisible();
  for (let i = 0; i < 3; i++) await teaching.add('corner', corner(i));
  await expect(teaching.do('teach')).toHaveAttribute('aria-disabled', 'true');
  await expect(teaching.view).toContainText('No drawing yet of: wave');
  await labels.fill('square wave');
  await labels.press('Tab');
  await expect(teaching.view).toContainText('There are still drawings of corner');
  for (let i = 0; i < 3; i++) await teaching.add('wave', wave(i));
  await teaching.finish();
  await expect(teaching.cell('own', 'before')).toHaveText('—');
  await expect(teaching.cell('own', 'now')).toContainText('2 of 2');
  await expect(teaching.view.locator('[data-row="check"]')).toHaveCount(0);
  await teaching.lesson.draw(wave(4));
  await expect(teaching.lesson.verdict.locator('.digit')).toHaveText('wave');
  await expect(page.locator('chainrule-probability-bars li')).toHaveCount(2);
  // What is said of how sure it is fits two classes, and a network without a judge.
  await page.getByRole('radio', { name: 'Draw', exact: true }).check({ force: true });
  await page.getByText('How sure is it?').click();
  const doubt = page.locator('chainrule-draw-doubt');
  await expect(doubt).toContainText('1.00 if all 2 are equally probable');
  await expect(doubt).toContainText(
    'The probabilities of the 2 classes always add up to 1, and this network has no judge',
  );
  await expect(doubt).not.toContainText(/ten|Looks like a digit|3\.32/);
  // Nor are there ten bars when nothing is drawn, and the way back is here, too.
  await teaching.lesson.button('Clear').click();
  await expect(page.locator('chainrule-probability-bars li')).toHaveCount(2);
  await page.locator('[data-do=use-shipped]').click();
  await expect(page.locator('chainrule-probability-bars li')).toHaveCount(10);
  await teaching.lesson.draw(wave(4));
  await expect(doubt).toContainText('3.32 if all 10 are equally probable');
  await expect(doubt).toContainText('a separate small network judges');
});

/** Taps again if a busy machine turned the tap into a long press, which does not click. */
async function tapUntil(button: Locator, hasWorked: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await button.tap({ timeout: 2000 });
    await hasWorked();
  }).toPass();
}

test.describe('in Persian, by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('a drawing is added and put back on the pad, it fits the page, and axe finds nothing', async ({ page }) => {
    const teaching = new Teaching(page);
    await teaching.open('&lang=fa');
    for (let n = 1; n <= 3; n++) {
      await teaching.lesson.touch(corner(n));
      await expect(teaching.lesson.verdict).toContainText('این شبیه هیچ رقمی');
      await tapUntil(teaching.view.locator('button[data-label="7"]'), () =>
        expect(teaching.drawings).toHaveCount(n, { timeout: 1000 }),
      );
    }
    await expect(teaching.view).toContainText('هر سومین نقاشی');
    await expect(teaching.view.locator('.thumb.held')).toHaveCount(1);
    await tapUntil(teaching.drawings.last(), () => expect(teaching.drawings).toHaveCount(2, { timeout: 1000 }));
    await expect(teaching.lesson.strokes).toHaveCount(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
  });
});

test('a drawing is there after a reload, however soon that comes', async ({ page }) => {
  const teaching = new Teaching(page);
  await teaching.open();
  await teaching.add('2', corner(0));
  // The worker can keep nothing any more: the page is left before it could.
  await page.workers()[0]?.evaluate(() => {
    caches.open = () => new Promise(() => {});
  });
  await teaching.add('5', wave(0));
  await page.reload();
  await expect(teaching.drawings).toHaveCount(2);
  // It is kept now.
  await expect
    .poll(() => page.evaluate(() => Object.values(sessionStorage).filter((text) => text.includes('strokes')).length))
    .toBe(0);
  await page.reload();
  await expect(teaching.drawings).toHaveCount(2);
});

test('drawings added in two tabs are in one set', async ({ page, context }) => {
  const teaching = new Teaching(page);
  await teaching.open();
  await teaching.add('2', corner(0));
  const other = new Teaching(await context.newPage());
  await other.open();
  await expect(other.drawings).toHaveCount(1);
  await other.add('5', wave(0));
  await expect(teaching.drawings).toHaveCount(2);
  await teaching.add('2', corner(1));
  await expect(other.drawings).toHaveCount(3);
});

test('damaged drawings are said to be damaged, not overwritten, and discarded when the reader says so', async ({
  page,
}) => {
  const teaching = new Teaching(page);
  await teaching.open();
  await teaching.add('2', corner(0));
  const bodies = () =>
    page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          if (request.url.includes('drawings-digits')) found.push((await (await cache.match(request))?.text()) ?? '');
      }
      return found;
    });
  await expect.poll(bodies).toHaveLength(1);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        if (!kept || !request.url.includes('drawings-digits')) continue;
        const text = await kept.text();
        await cache.put(request, new Response(text.replace(/\d/, '7'), { headers: kept.headers }));
      }
    }
  });
  const damaged = await bodies();
  await page.reload();
  await expect(teaching.view).toContainText('damaged and cannot be read');
  await expect(teaching.drawings).toHaveCount(0);
  await teaching.add('7', wave(0));
  await expect(teaching.drawings).toHaveCount(1);
  expect(await bodies()).toEqual(damaged);
  await teaching.do('discard-damaged').click();
  await expect(teaching.view).not.toContainText('damaged');
  await expect.poll(bodies).not.toEqual(damaged);
  await page.reload();
  await expect(teaching.drawings).toHaveCount(1);
  await expect(teaching.view.locator('button[data-label="7"] .n')).toHaveText('1');
});
