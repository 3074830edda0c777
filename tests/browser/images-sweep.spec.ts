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
  await slider(page, 'Trainings of each').fill('2');
  await slider(page, 'Images to learn from').fill('400');
  await slider(page, 'Epochs of each training').fill('2');
  await part(page).getByRole('button', { name: 'Compare (12 trainings)' }).click();
  await expect(done(page)).toHaveText('12 of 12 trainings');
  for (const name of ['sigmoid', 'relu', 'leaky_relu']) {
    const cells = row(page, `${name} softmax_cross_entropy adam`).locator('td');
    await expect(cells.nth(2)).toHaveText(/^\d[\d.]*\u202f% ± \d[\d.]*\u202f%$/);
    // The same function, written in two steps.
    const twin = row(page, `${name} log_softmax_nll adam`).locator('td');
    await expect(twin.nth(3)).toHaveText((await cells.nth(3).textContent()) ?? '');
  }
  // The best is in the first row, sorted by accuracy, and sigmoids are the last ones after so few steps.
  const rows = part(page).locator('tbody tr');
  await expect(rows.first()).toContainText('best');
  await expect(rows.last()).toContainText('sigmoid');
  await part(page).getByRole('button', { name: 'Activation', exact: true }).click();
  await expect(rows.first()).toContainText('leaky ReLU');
  await expect(part(page).locator('figure')).toHaveCount(3);
});

test('a comparison is paused, gone on with, stopped, and leaves the lesson’s own training alone', async ({ page }) => {
  await page.goto('?lesson=images&units=16&epochs=1');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('chainrule-images-run')).toContainText('63');
  await slider(page, 'Images to learn from').fill('4000');
  await part(page)
    .getByRole('button', { name: /^Compare/ })
    .click();
  await part(page).getByRole('button', { name: 'Pause' }).click();
  await expect(part(page).getByRole('button', { name: 'Go on' })).toBeVisible();
  const paused = await done(page).textContent();
  await part(page).getByRole('button', { name: 'Go on' }).click();
  await expect(done(page)).not.toHaveText(paused ?? '');
  await part(page).getByRole('button', { name: 'Stop' }).click();
  await expect(done(page)).toHaveCount(0);
  await expect(page.locator('chainrule-images-results')).toContainText('%');
  await part(page).getByRole('button', { name: 'The assignment’s question' }).click();
  await expect(part(page).getByRole('button', { name: 'Compare (27 trainings)' })).toBeVisible();
});
