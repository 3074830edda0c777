import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const part = (page: Page) => page.locator('chainrule-images-sweep');
const box = (page: Page, name: string) => part(page).getByRole('checkbox', { name, exact: true });
const slider = (page: Page, name: string) => part(page).getByRole('slider', { name });
const row = (page: Page, cell: string) => part(page).locator(`[data-cell="${cell}"]`);
const done = (page: Page) => part(page).locator('[data-reading=done]');

test('activations and losses are compared over seeds, and log-softmax before the logarithm changes nothing', async ({
  page,
}) => {
  await page.goto('?lesson=images&units=16');
  await box(page, 'tanh').uncheck();
  await box(page, 'hinge').uncheck();
  await box(page, 'leaky ReLU').check();
  await slider(page, 'Runs of each').fill('2');
  await slider(page, 'Training images').fill('400');
  await slider(page, 'Epochs of each run').fill('2');
  await part(page).getByRole('button', { name: 'Compare (12 training runs)' }).click();
  await expect(done(page)).toHaveText('12 of 12 training runs');
  for (const name of ['sigmoid', 'relu', 'leaky_relu']) {
    const cells = row(page, `${name} softmax_cross_entropy adam 0.001`).locator('td');
    await expect(cells.nth(3)).toHaveText(/^\d[\d.]*\u202f% ± \d[\d.]*\u202f%$/);
    // The same function: the second log-softmax changes nothing.
    const twin = row(page, `${name} log_softmax_cross_entropy adam 0.001`).locator('td');
    await expect(twin.nth(4)).toHaveText((await cells.nth(4).textContent()) ?? '');
  }
  await expect(part(page)).toContainText('± is the standard deviation of a row’s runs');
  // The best is in the first row, sorted by accuracy, and sigmoids are last after so few updates.
  const rows = part(page).locator('tbody tr');
  await expect(rows.first()).toContainText('best');
  await expect(rows.last()).toContainText('sigmoid');
  await part(page).getByRole('button', { name: 'Activation', exact: true }).click();
  await expect(rows.first()).toContainText('leaky ReLU');
  await expect(part(page).locator('figure')).toHaveCount(3);
});

test('a comparison is paused, resumed and stopped, and leaves the lesson’s own training alone', async ({ page }) => {
  await page.goto('?lesson=images&units=16&epochs=1');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('chainrule-images-run')).toContainText('63');
  await slider(page, 'Training images').fill('4000');
  await part(page)
    .getByRole('button', { name: /^Compare/ })
    .click();
  await part(page).getByRole('button', { name: 'Pause' }).click();
  await expect(part(page).getByRole('button', { name: 'Resume' })).toBeVisible();
  const paused = await done(page).textContent();
  await part(page).getByRole('button', { name: 'Resume' }).click();
  await expect(done(page)).not.toHaveText(paused ?? '');
  await part(page).getByRole('button', { name: 'Stop' }).click();
  await expect(done(page)).toHaveCount(0);
  await expect(page.locator('chainrule-images-results')).toContainText('%');
  await part(page).getByRole('button', { name: 'The assignment’s question' }).click();
  await expect(part(page).getByRole('button', { name: 'Compare (27 training runs)' })).toBeVisible();
});

test('learning rates are compared, the address keeps the question, and each run can be saved', async ({ page }) => {
  await page.goto('?lesson=images&units=16');
  await part(page).getByRole('button', { name: 'Which learning rate?' }).click();
  await expect(page).toHaveURL(/rates=0.0003%2C0.001%2C0.003%2C0.01%2C0.03%2C0.1%2C0.3/);
  await slider(page, 'Runs of each').fill('2');
  await slider(page, 'Training images').fill('400');
  await slider(page, 'Epochs of each run').fill('2');
  await expect(page).toHaveURL(/sweepEpochs=2/);
  await page.reload();
  await expect(slider(page, 'Training images')).toHaveValue('400');
  for (const rate of ['0.0003', '0.003', '0.03', '0.3']) await box(page, rate).uncheck();
  await box(page, 'default: 0.001 for Adam, 0.1 for SGD').check();
  // The default rates are among the others: none is trained twice.
  await part(page).getByRole('button', { name: 'Compare (12 training runs)' }).click();
  await expect(done(page)).toHaveText('12 of 12 training runs');
  await expect(part(page).locator('tbody tr')).toHaveCount(6);
  // After so few updates, SGD is far behind with Adam's default rate, but not with its own.
  const accuracy = async (cell: string) =>
    Number.parseFloat((await row(page, `relu softmax_cross_entropy ${cell}`).locator('td').nth(3).textContent()) ?? '');
  expect(await accuracy('sgd 0.1')).toBeGreaterThan((await accuracy('sgd 0.001')) + 20);
  await part(page).getByRole('button', { name: 'Learning rate', exact: true }).click();
  await expect(part(page).locator('tbody tr').first().locator('td').nth(2)).toHaveText('0.001');
  await expect(part(page).locator('figure')).toHaveCount(3);
  const rates = part(page).locator('chainrule-chart.rates');
  await rates.getByRole('slider').press('Home');
  await expect(rates.locator('[data-reading=chart]')).toHaveText(
    /^Learning rate \u20660\.001\u2069: \u2068Adam\u2069 [\d.]+\u202f%, \u2068SGD\u2069 [\d.]+\u202f%$/,
  );
  const coming = page.waitForEvent('download');
  await part(page).locator('[data-do=csv]').click();
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe('activation,loss,optimizer,learning_rate,seed,train_loss,test_accuracy,diverged');
  expect(lines.slice(1).map((line) => line.split(',').slice(2, 5).join(' '))).toEqual(
    ['adam 0.001', 'adam 0.01', 'adam 0.1', 'sgd 0.001', 'sgd 0.01', 'sgd 0.1'].flatMap((cell) => [
      `${cell} 1`,
      `${cell} 2`,
    ]),
  );
});

test('invalid parameters of a comparison are reported', async ({ page }) => {
  await page.goto('?lesson=images&rates=0.5&seeds=99');
  await expect(page.locator('chainrule-images').getByText('The address says rates=0.5')).toBeVisible();
  await expect(page.locator('chainrule-images').getByText('The address says seeds=99')).toBeVisible();
  await expect(part(page).getByRole('button', { name: 'Compare (27 training runs)' })).toBeVisible();
});
