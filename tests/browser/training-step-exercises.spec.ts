import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { pagesOf } from './pdf';
import { open, unfold } from './step-page';

const panel = (page: Page) => page.locator('chainrule-step-exercises');
const copyPanel = (page: Page) => page.locator('chainrule-step-copy');
const figure = (page: Page) => page.locator('chainrule-network-graph');
/** Every number that stands in the figure. */
const numbers = (page: Page) => figure(page).locator('.number').allTextContents();

test('a seed gives the same numbers to everybody, and another seed others', async ({ page, context }) => {
  await open(page, '&exercise=medium-easy-7');
  const own = await numbers(page);
  const other = await context.newPage();
  await open(other, '&exercise=medium-easy-7');
  expect(await numbers(other)).toEqual(own);
  await open(other, '&exercise=medium-easy-8');
  expect(await numbers(other)).not.toEqual(own);
});

test('size and difficulty are chosen, and the link reproduces the exercise', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await unfold(panel(page).locator('details'));
  await panel(page).locator('select[name=size]').selectOption('large');
  await panel(page).locator('select[name=difficulty]').selectOption('hard');
  await panel(page).locator('input[name=seed]').fill('12');
  await panel(page).getByRole('button', { name: 'Open this exercise' }).click();
  await expect(page).toHaveURL(/exercise=large-hard-12/);
  // Three inputs, three and two hidden units, two outputs.
  await expect(figure(page).locator('[data-part="node i3"]')).toBeVisible();
  await expect(figure(page).locator('[data-part="H3"]')).toBeVisible();
  const own = await numbers(page);
  await panel(page).getByRole('button', { name: 'Copy the link' }).click();
  await expect(panel(page)).toContainText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(figure(page).locator('[data-part="H3"]')).toBeVisible();
  expect(await numbers(page)).toEqual(own);
});

test('a seed that is none is said where it stands, and an address with one shows the assignment', async ({ page }) => {
  await open(page);
  await unfold(panel(page).locator('details'));
  for (const seed of ['', 'abc', '-1', '1.5', '4294967296']) {
    await panel(page).locator('input[name=seed]').fill(seed);
    await expect(panel(page).locator('#bad-seed')).toContainText('4294967295');
    await expect(panel(page).locator('input[name=seed]')).toHaveAttribute('aria-invalid', 'true');
  }
  await open(page, '&exercise=medium-easy-nonsense&step=21');
  await expect(page.locator('.problem')).toContainText('exercise=medium-easy-nonsense');
  await expect(page.locator('.table [data-value=o]')).toHaveText('0.875');
});

/** Presses a button that prints, and gives what comes on paper. */
async function print(page: Page, button: string) {
  await panel(page).getByRole('button', { name: button, exact: true }).click();
  await expect(page.locator('body.printing')).toBeAttached();
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  // What the browser says when it is done.
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('chainrule-worksheet')).toHaveCount(0);
  return pages;
}

/** The browser's dialog would wait for a person: the sheet stays where it is until the paper has been taken. */
async function holdTheDialog(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {};
  });
}

test('a sheet has what is given and no result; its key has every step', async ({ page }) => {
  await holdTheDialog(page);
  await open(page);
  await unfold(panel(page).locator('details'));
  const sheet = await print(page, 'Print the sheet');
  for (const { width, height } of sheet) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]); // A4
  }
  const given = sheet.map(({ text }) => text).join(' ');
  for (const text of ['0.5', '−0.25', '−0.1', '0.25', '0.1']) expect(given).toContain(text);
  for (const result of ['0.875', '0.015625', '−0.0625', '0.03125', '1.00625', '0.525']) {
    expect(given).not.toContain(result);
  }
  // Nothing of the page around it.
  for (const text of ['Draw a digit', 'فارسی', 'Check my working']) expect(given).not.toContain(text);

  const both = await print(page, 'Print sheet and key');
  expect(both.length).toBeGreaterThan(sheet.length);
  const key = both
    .slice(sheet.length)
    .map(({ text }) => text)
    .join(' ');
  for (const result of ['0.875', '0.015625', '−0.0625', '0.03125', '−0.2625', '1.00625', '0.525']) {
    expect(key).toContain(result);
  }
  // Afterwards the page is what it was.
  await expect(figure(page).locator('svg')).toBeVisible();
});

test('the sheet is printed in Persian, with Persian digits', async ({ page }) => {
  await holdTheDialog(page);
  await open(page, '&lang=fa&digits=persian');
  await unfold(panel(page).locator('details'));
  const pages = await print(page, 'چاپ برگه و پاسخ‌نامه');
  // Letters come one by one, and those of Persian in the order in which they stand on paper, from left to right.
  const text = pages.map((printed) => printed.text.replace(/\s/g, '')).join(' ');
  for (const word of ['تاریخ', 'مربعی']) expect(text).toContain([...word].reverse().join(''));
  // 7/8 and 1/64 of the key.
  expect(text).toContain('۰٫۸۷۵');
  expect(text).toContain('۰٫۰۱۵۶۲۵');
  expect(pages.every(({ width }) => Math.round(width) === 595)).toBe(true);
});

test('sheets for a class: each with its own numbers', async ({ page }) => {
  await holdTheDialog(page);
  await open(page);
  await unfold(panel(page).locator('details'));
  await panel(page).locator('select[name=size]').selectOption('small');
  await panel(page).locator('input[name=seed]').fill('3');
  await panel(page).locator('select[name=count]').selectOption('5');
  const pages = await print(page, 'Print the sheets');
  const text = pages.map((printed) => printed.text.replace(/\s/g, '')).join(' ');
  for (const seed of [3, 4, 5, 6, 7]) expect(text).toContain(`Exercisesmall-easy-${seed}`);
  expect(text).not.toContain('small-easy-8');
});

test('the whole step is copied as text, as Markdown with LaTeX, and as a PyTorch script', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await unfold(copyPanel(page).locator('details'));
  const copied = async (kind: string) => {
    await copyPanel(page).getByRole('button', { name: kind }).click();
    await copyPanel(page).getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(copyPanel(page).getByText('Copied')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const text = await copied('Plain text');
  expect(text).toContain('z_H1 = w11 · i1 + w21 · i2 + b1 = −0.5 + 0 + 0.25 = −1/4 = −0.25');
  expect(text).toContain('L = e² = 0.125² = 1/64 = 0.015625');
  expect(text).toContain('∂L/∂w24');
  const markdown = await copied('Markdown with LaTeX');
  expect(markdown).toContain(String.raw`\frac{\partial L}{\partial w_{24}}`);
  const script = await copied('PyTorch script');
  expect(script).toContain('import torch');
  expect(script).toContain('torch.optim.SGD');
});
