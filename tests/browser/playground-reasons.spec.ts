import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { number } from './numbers';
import { parseCsv, savedFile } from './saved';
import { unfold } from './step-page';

const lab = (page: Page) => page.locator('chainrule-playground');
const act = (page: Page, name: string) => lab(page).locator(`[data-do=${name}]`);
const reading = (page: Page, name: string, run = 'first') =>
  lab(page).locator(`[data-run=${run}] [data-reading=${name}]`);
const reason = (page: Page, kind: string) => lab(page).locator(`[data-reason=${kind}]`);
const stopped = (page: Page) => lab(page).locator('[data-stop=epochs]');
const chart = (page: Page, name: string) => lab(page).locator(`[data-plot=${name}]`);

/** Points of XOR, far from the origin. */
const unscaled = Array.from({ length: 100 }, (_, i) => {
  const [a, b] = [i % 10, Math.floor(i / 10)];
  return `${100 + 10 * a},${b / 100},${a > 4 === b > 4 ? 1 : 0}`;
}).join('\n');

/** What goes nowhere, what is said (a dot is a mark that isolates a number) of it, and which cure is tried. */
const stuck = [
  {
    query: 'data=xor&hidden=4tanh&init=zeros',
    kind: 'equal_units',
    says: 'all 4 units of hidden layer 1',
    cure: 'init',
  },
  { query: 'hidden=8identity,8identity', kind: 'linear', says: 'single linear map', cure: 'activation' },
  {
    query: 'data=csv',
    kind: 'unscaled',
    says: /x[₁1]. has the mean .14\d. and the standard deviation .2\d/,
    cure: 'standardize',
  },
  {
    query: 'data=xor&hidden=8relu&rule=sgd&rate=10',
    kind: 'dead_units',
    says: /[4-8] of the 8 units .* dead/,
    cure: 'activation',
  },
  {
    query: 'data=xor&hidden=4tanh&rule=sgd&rate=30',
    kind: 'saturated_units',
    says: /is saturated: .* %/,
    cure: 'learning_rate',
  },
  { query: 'data=xor&hidden=8tanh&rule=sgd&rate=0.1&l2=0.05&epochs=60', kind: 'shrunk', says: 'near 0', cure: 'l2' },
  {
    query: 'data=xor&hidden=4tanh&rule=sgd&rate=0.001',
    kind: 'small_rate',
    says: /400 updates with a larger one bring the training loss to .0\.00\d/,
    cure: 'learning_rate',
  },
  {
    query: 'data=xor&hidden=2relu&seed=2',
    kind: 'plateau',
    says: /went only from .0\.3\d+. to .0\.3\d+/,
    cure: 'units',
  },
  {
    query: 'data=checkerboard',
    kind: 'constant',
    says: /its loss, .0\.68\d+., is about that of a network that answers the same at every point, .0\.69\d+./,
    cure: 'inputs',
  },
] as const;

for (const { query, kind, says, cure } of stuck) {
  test(`a training that goes nowhere says why, and a cure beside it gets further: ${kind}, ${cure}`, async ({
    page,
  }) => {
    await page.goto(`?lesson=playground&${query}&epochs=30`);
    if (query === 'data=csv') {
      await lab(page).locator('textarea').fill(unscaled);
      await act(page, 'read').click();
      await lab(page).locator('input[name=standardize]').uncheck();
    }
    await act(page, 'play').click();
    await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
    await expect(reason(page, kind)).toContainText(says);
    await reason(page, kind).locator(`[data-cure=${cure}]`).click();
    await expect(reason(page, kind).locator(`[data-cure=${cure}]`)).toHaveAttribute('aria-pressed', 'true');
    // The first one stays where it is, and the second one catches up.
    await expect(stopped(page)).toBeVisible();
    const before = await number(reading(page, 'train-loss'));
    await expect
      .poll(() => number(reading(page, 'train-loss', 'second')), { timeout: 60_000 })
      .toBeLessThan(before / 2);
    await page.getByRole('button', { name: 'فارسی' }).click();
    await expect(reason(page, kind)).toContainText(/[آ-ی]/);
    expect(await violations(page)).toEqual([]);
  });
}

test('a training that learns says nothing, and a paused one is compared up to the same update', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=30');
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  await expect(lab(page).locator('[data-reason]')).toHaveCount(0);
  await page.goto('?lesson=playground&data=xor&hidden=4tanh&rule=sgd&rate=0.001');
  for (let epoch = 1; epoch <= 10; epoch++) {
    await act(page, 'epoch').click();
    await expect(lab(page).locator('[data-reading=epoch]')).toHaveText(`epoch ${epoch}`);
  }
  await reason(page, 'small_rate').locator('button').click();
  await expect(chart(page, 'losses').locator('[data-reading=chart]')).toContainText(
    /^Update 210: training 0\.7.*, comparison: training 0\.0/,
  );
  await expect(page).toHaveURL(/beside=rate/);
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'false');
});

test('overfitting is said, and each of its cures is tried beside it', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=playground');
  await lab(page).locator('[data-try=overfit]').click();
  await expect(page).toHaveURL(/beside=l2/);
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  await expect(reason(page, 'overfitting')).toContainText(
    /validation loss was lowest after epoch \d+, at .0\.\d+., and is .0\.\d+. now/,
  );
  const before = await number(reading(page, 'validation-loss'));
  const cures = reason(page, 'overfitting').locator('button');
  await expect(cures).toHaveText([
    /L2, λ = 0.01/,
    /L1, λ₁ = 0.003/,
    '400 points',
    '2 units in each layer',
    /stop after 20/,
  ]);
  await expect(cures.first()).toHaveAttribute('aria-pressed', 'true');
  for (let i = 0; i < 5; i++) {
    await cures.nth(i).click();
    await expect(lab(page).locator('[data-run=second]')).toBeVisible();
    // Trained to completion, which is where the button to pause is gone.
    await expect(act(page, 'pause')).toHaveCount(0, { timeout: 60_000 });
    expect(await number(reading(page, 'validation-loss', 'second'))).toBeLessThan(before);
  }
  await expect(lab(page).locator('[data-stop=patience]')).toContainText('the validation loss was lowest after epoch');
});

test('curves are drawn over updates or over epochs, and batches make the difference', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=20&beside=batch&batch2=210');
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  const read = chart(page, 'losses').locator('[data-reading=chart]');
  await expect(read).toContainText(/^Update 420: training .*; Update 20: comparison/);
  await lab(page).getByRole('radio', { name: 'epochs' }).check();
  await expect(read).toContainText(/^Epoch 20: training .*, comparison: training/);
  await expect(page).toHaveURL(/axis=epochs/);
  const { columns, rows } = parseCsv((await savedFile(page, chart(page, 'losses'), 'CSV (comparison)')).bytes);
  expect(columns.slice(0, 2)).toEqual(['update', 'epoch']);
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['20', '20']);
  // The relation is said beside the batch size.
  await unfold(lab(page).locator('[data-fold=training]'));
  await expect(lab(page).locator('[data-reading=sizes]')).toHaveText(
    /^\s*210 training points in batches of 10: 21 updates are an epoch\.\s+20 epochs are 420 updates\.\s*$/,
  );
  await lab(page).locator('[data-name=batch] input').fill('80');
  await expect(lab(page).locator('[data-reading=sizes]')).toContainText(
    'batches of 80, the last of them with 50: 3 updates',
  );
});

test('several seeds are trained at once: their mean and their bounds', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=5&seeds=3&beside=rule&rule2=sgd');
  await unfold(lab(page).locator('[data-fold=seeds]'));
  await act(page, 'seeds').click();
  await expect(lab(page).locator('[data-reading=seeds]')).toHaveText('3 of 3 trained', { timeout: 60_000 });
  await expect(lab(page).locator('[data-reading=seeds-said]')).toContainText('the mean of 3 seeds');
  await expect(chart(page, 'seeds').locator('[role=img] .ribbon')).toHaveCount(4);
  const { columns, rows } = parseCsv((await savedFile(page, chart(page, 'seeds'), 'CSV')).bytes);
  expect(columns).toHaveLength(13);
  expect(columns).toContain('comparison: test (max)');
  expect(rows).toHaveLength(6);
  const at = (name: string) => Number(rows.at(-1)?.[columns.indexOf(name)]);
  expect(at('training (min)')).toBeLessThan(at('training'));
  expect(at('training')).toBeLessThan(at('training (max)'));
  // The training on view is one of them.
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  const own = await number(reading(page, 'train-loss'));
  expect(own).toBeGreaterThanOrEqual(Number(at('training (min)').toPrecision(3)));
  expect(own).toBeLessThanOrEqual(Number(at('training (max)').toPrecision(3)));
  // Other settings, other trainings.
  await lab(page).locator('[data-name=rate] input').press('ArrowRight');
  await expect(chart(page, 'seeds')).toHaveCount(0);
});

for (const lang of ['en', 'fa']) {
  test(`reasons and seeds fit on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`?lesson=playground&lang=${lang}&epochs=30&data=xor&hidden=8relu&rule=sgd&rate=10&seeds=2`);
    await act(page, 'play').click();
    await expect(lab(page).locator('[data-reason]').first()).toBeVisible({ timeout: 60_000 });
    await unfold(lab(page).locator('[data-fold=seeds]'));
    await act(page, 'seeds').click();
    await expect(chart(page, 'seeds')).toBeVisible({ timeout: 60_000 });
    const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(excess).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });
}
