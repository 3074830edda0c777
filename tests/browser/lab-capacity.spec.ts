import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { number } from './numbers';

const lab = (page: Page) => page.locator('chainrule-capacity');
const reading = (page: Page, name: string) => lab(page).locator(`[data-reading=${name}] :is(bdi, dd)`).first();
const tryThis = (page: Page, id: string) => lab(page).locator(`[data-try=${id}]`);
const button = (page: Page, action: string) => lab(page).locator(`[data-action=${action}]`);
const slider = (page: Page, name: string) => lab(page).locator(`[data-name=${name}] input`);
/** A cell of the table of depths: 0 width, 1 loss, 2 time, 3 parameters, 4 pieces, 5 updates. */
const cell = (page: Page, depth: number, column: number) => lab(page).locator(`[data-depth="${depth}"] td`).nth(column);

const untilItEnds = (page: Page) => expect(button(page, 'toggle')).toHaveText('Finished', { timeout: 60_000 });

test('it opens with eight ReLUs that learn a sine: at most nine pieces, and a small loss', async ({ page }) => {
  await page.goto('?lesson=capacity');
  await expect(tryThis(page, 'pieces')).toHaveAttribute('aria-pressed', 'true');
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('2000');
  await expect(reading(page, 'parameters')).toHaveText('25');
  expect(await number(reading(page, 'loss'))).toBeLessThan(0.05);
  const pieces = await number(reading(page, 'pieces'));
  expect(pieces).toBeGreaterThan(2);
  expect(pieces).toBeLessThanOrEqual(9);
});

test('one ReLU has at most two pieces, and tanh has none', async ({ page }) => {
  await page.goto('?lesson=capacity&units=1&function=hat');
  await untilItEnds(page);
  expect(await number(reading(page, 'pieces'))).toBeLessThanOrEqual(2);
  const loss = await number(reading(page, 'loss'));
  await slider(page, 'units').press('End');
  await expect(reading(page, 'parameters')).toHaveText('193');
  await untilItEnds(page);
  expect(await number(reading(page, 'loss'))).toBeLessThan(loss / 10);
  expect(await number(reading(page, 'dead'))).toBeGreaterThan(0);
  await lab(page).getByRole('radio', { name: 'tanh' }).check();
  await expect(reading(page, 'pieces')).toHaveCount(0);
  await expect(reading(page, 'dead')).toHaveCount(0);
});

test('a unit is inspected by slider and by pointer', async ({ page }) => {
  await page.goto('?lesson=capacity&units=4&unit=2');
  await untilItEnds(page);
  await expect(lab(page).getByText('Unit 2:')).toBeVisible();
  for (const name of ['v', 'w', 'b']) await number(reading(page, name));
  const plot = lab(page).locator('chainrule-capacity-pieces chainrule-plot');
  await expect(plot.locator('.legend')).toContainText('Unit 2');
  await slider(page, 'unit').press('Home');
  await expect(plot.locator('.legend')).not.toContainText('Unit 2');
  await expect(lab(page).getByText('Unit 2:')).toHaveCount(0);
  // From top to bottom, the pointer passes some unit's line.
  await plot.scrollIntoViewIfNeeded();
  const area = await plot.locator('.area').boundingBox();
  if (!area) throw new Error('the plot has no box');
  const seen = new Set<string>();
  for (let part = 0; part < 40; part++) {
    await page.mouse.move(area.x + area.width * 0.3, area.y + (area.height * part) / 40);
    seen.add((await plot.locator('.legend').textContent()) ?? '');
  }
  expect([...seen].some((legend) => /Unit \d/.test(legend))).toBe(true);
});

test('it is paused, advanced step by step, and started over', async ({ page }) => {
  await page.goto('?lesson=capacity&units=64&kind=tanh');
  await button(page, 'toggle').click();
  await expect(button(page, 'toggle')).toHaveText('Resume');
  await button(page, 'step').click();
  // A unit of work is five updates; those under way when it was paused have finished by then.
  const step = async () => Number(await reading(page, 'step').textContent());
  await expect.poll(step).toBeGreaterThan(0);
  const before = await step();
  await button(page, 'step').click();
  await expect.poll(step).toBeGreaterThan(before);
  expect(await step()).toBeLessThan(2000);
  await button(page, 'toggle').click();
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('2000');
  await button(page, 'anew').click();
  await expect(button(page, 'toggle')).toHaveText('Pause');
  await expect.poll(step).toBeLessThan(2000);
});

test('with equal budgets, the widths use them up, and a time is measured for each', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=capacity');
  await tryThis(page, 'budget').click();
  await expect(cell(page, 1, 0)).toHaveText('66');
  for (const [depth, width, parameters] of [
    [1, '66', '199'],
    [2, '12', '193'],
    [3, '8', '169'],
    [4, '7', '190'],
  ] as const) {
    await expect(cell(page, depth, 0)).toHaveText(width);
    await expect(cell(page, depth, 3)).toHaveText(parameters);
  }
  await untilItEnds(page);
  const losses: number[] = [];
  for (const depth of [1, 2, 3, 4]) {
    await expect(cell(page, depth, 5)).toHaveText('2000');
    losses.push(await number(cell(page, depth, 1)));
    expect(await number(cell(page, depth, 2))).toBeGreaterThan(0);
  }
  expect(await number(cell(page, 1, 4))).toBeLessThanOrEqual(67);
  // The one marked as best has the lowest loss.
  await expect(lab(page).locator('.best')).toHaveCount(1);
  expect(await number(lab(page).locator('.best td').nth(1))).toBe(Math.min(...losses));
  await slider(page, 'budget').press('Home');
  await expect(cell(page, 4, 0)).toHaveText('2');
  await expect(cell(page, 4, 3)).toHaveText('25');
});

test('folding doubles the pieces, and one layer needs a unit for each kink', async ({ page }) => {
  await page.goto('?lesson=capacity&view=depth&folds=8');
  await expect(reading(page, 'pieces')).toHaveText('256');
  await expect(reading(page, 'deep-units')).toHaveText('16');
  await expect(reading(page, 'deep-parameters')).toHaveText('49');
  await expect(reading(page, 'wide-units')).toHaveText('255');
  await expect(reading(page, 'wide-parameters')).toHaveText('766');
  await slider(page, 'folds').press('Home');
  await expect(reading(page, 'pieces')).toHaveText('2');
});

test('too many parameters learn the noise, and each remedy helps', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=capacity');
  await tryThis(page, 'heart').click();
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('3000');
  // The losses diverge, and the lowest one is marked.
  expect(await number(reading(page, 'excess'))).toBeGreaterThan(1.5);
  expect(await number(reading(page, 'train'))).toBeLessThan(0.009);
  const without = await number(reading(page, 'kept'));
  const least = await number(reading(page, 'least'));
  expect(least).toBeLessThan(without);
  await expect(lab(page).locator('.losses .rule-label').first()).toHaveText(/^lowest at update \d+$/);

  const box = (name: string) => lab(page).getByRole('checkbox', { name });
  const kept: number[] = [];
  for (const [name, change] of [
    ['Early stopping', 'stop=on'],
    ['Weight decay (L2)', 'decay=on'],
    ['Eight times as many samples', 'more=on'],
  ] as const) {
    await box(name).check();
    await expect(page).toHaveURL(new RegExp(change));
    await untilItEnds(page);
    kept.push(await number(reading(page, 'kept')));
    if (name === 'Early stopping') {
      const stopped = lab(page).getByText(/^Stopped early, after \d+ updates\.$/);
      await expect(stopped).toBeVisible();
      // 300 updates after the lowest loss, as the notice says.
      await expect(lab(page).getByText('ends the training after 300 updates without a lower one')).toBeVisible();
      const [after, best] = [await number(stopped), await number(lab(page).locator('[data-reading=least-step]'))];
      expect(after - best).toBe(300);
      expect(await number(reading(page, 'kept'))).toBe(least);
    }
    await box(name).uncheck();
    await expect(page).not.toHaveURL(new RegExp(change));
  }
  for (const loss of kept) expect(loss).toBeLessThan(without);
  expect(kept[2]).toBe(Math.min(...kept));
});

test('invalid parameters are reported, and a reload restores the settings', async ({ page }) => {
  await page.goto('?lesson=capacity&units=65&kind=gelu&view=pieces&function=step');
  await expect(lab(page).getByText('units=65')).toContainText('expected 1…64');
  await expect(lab(page).getByText('kind=gelu')).toBeVisible();
  await slider(page, 'units').press('Home');
  await expect(lab(page).getByText('units=65')).toHaveCount(0);
  await expect(page).toHaveURL(/units=1(&|$)/);
  await page.reload();
  await expect(reading(page, 'parameters')).toHaveText('4');
  await expect(lab(page).locator('select')).toHaveValue('step');
});

test('the run restarts after another lesson, and when the engine is restarted', async ({ page }) => {
  await page.goto('?lesson=capacity&units=3');
  await untilItEnds(page);
  await openLesson(page, 'Draw a digit');
  await openLesson(page, 'Depth and width');
  await expect(page).toHaveURL(/units=3/);
  await untilItEnds(page);
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await button(page, 'anew').click();
  await untilItEnds(page);
  await expect(reading(page, 'parameters')).toHaveText('10');
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 740 });
    for (const view of ['pieces&unit=1', 'depth', 'overfit&decay=on&stop=on']) {
      await page.goto(`?lesson=capacity&lang=${lang}&view=${view}`);
      await lab(page).locator('chainrule-plot svg text').first().waitFor();
      const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(excess, view).toBeLessThanOrEqual(0);
      expect(await violations(page), view).toEqual([]);
    }
  });
}
