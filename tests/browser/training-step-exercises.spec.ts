import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { hasPersian, numbersIn, type PdfPage, pagesOf } from './pdf';
import { open, position, unfold } from './step-page';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const panel = (page: Page) => page.locator('chainrule-step-exercises');
const select = (page: Page, name: string) => panel(page).locator(`select[name=${name}]`);
const seed = (page: Page) => panel(page).locator('input[name=seed]');
const link = (page: Page) => panel(page).locator('.link a');
const example = (page: Page) => page.locator('chainrule-step-bar .example select option:checked');
const unfoldPanel = (page: Page) => unfold(panel(page).locator('details'));
/** The names of all units, and all numbers of the figure. */
const units = (page: Page) => page.locator('.table tbody tr:not(:last-child) th');
const numbers = (page: Page) => page.locator('chainrule-network-graph .number').allTextContents();

test('a seed makes the same exercise everywhere, and another seed another', async ({ page, context }) => {
  await open(page);
  await unfoldPanel(page);
  await select(page, 'size').selectOption('medium');
  await select(page, 'difficulty').selectOption('hard');
  await seed(page).fill('41');
  await expect(link(page)).toHaveAttribute('href', /exercise=medium-hard-41$/);
  await seed(page).press('Enter');
  await expect(example(page)).toHaveText('Exercise medium-hard-41');
  await expect(page).toHaveURL(/exercise=medium-hard-41/);
  const own = await numbers(page);
  // Two inputs, ten weights, five biases and a target: the training step computes the others.
  expect(own).toHaveLength(18);

  await panel(page).getByRole('button', { name: 'Copy the link' }).click();
  await expect(panel(page).locator('.link [role=status]')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await link(page).getAttribute('href'));
  const other = await context.newPage();
  await other.goto(copied);
  await expect(example(other)).toHaveText('Exercise medium-hard-41');
  expect(await numbers(other)).toEqual(own);

  await panel(page).getByRole('button', { name: 'Another seed' }).click();
  await expect(seed(page)).not.toHaveValue('41');
  await seed(page).fill('42');
  await panel(page).getByRole('button', { name: 'Open this exercise' }).click();
  await expect(example(page)).toHaveText('Exercise medium-hard-42');
  expect(await numbers(page)).not.toEqual(own);
});

test('every size in every difficulty', async ({ page }) => {
  test.slow();
  await open(page);
  await unfoldPanel(page);
  await seed(page).fill('3');
  const sizes = {
    small: ['H1', 'H2', 'o'],
    medium: ['H1', 'H2', 'J1', 'J2', 'o'],
    large: ['H1', 'H2', 'H3', 'J1', 'J2', 'o1', 'o2'],
    batch: ['H1', 'H2', 'o'],
  };
  for (const [size, names] of Object.entries(sizes)) {
    const seen = new Set<string>();
    for (const difficulty of ['easy', 'medium', 'hard']) {
      await select(page, 'size').selectOption(size);
      await select(page, 'difficulty').selectOption(difficulty);
      await seed(page).press('Enter');
      await expect(example(page)).toHaveText(`Exercise ${size}-${difficulty}-3`);
      await expect(units(page)).toHaveText(names);
      await expect(page.locator('chainrule-step-bar select')).toHaveCount(size === 'batch' ? 3 : 2);
      seen.add(String(await numbers(page)));
    }
    expect(seen.size).toBe(3);
  }
});

test('an invalid seed is reported, in the field and in the address', async ({ page }) => {
  await open(page);
  await unfoldPanel(page);
  const openIt = panel(page).getByRole('button', { name: 'Open this exercise' });
  for (const text of ['', '-1', '1.5', 'seven', '4294967296', '0x10']) {
    await seed(page).fill(text);
    await expect(panel(page).locator('#bad-seed')).toHaveText('A seed is a whole number from 0 to 4294967295.');
    await expect(seed(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(openIt).toHaveAttribute('aria-disabled', 'true');
    await expect(link(page)).toHaveCount(0);
    await seed(page).press('Enter');
  }
  await expect(page).not.toHaveURL(/exercise=/);
  await select(page, 'size').selectOption('small');
  for (const [text, read] of [
    ['4294967295', '4294967295'],
    [' ۷ ', '7'],
  ]) {
    await seed(page).fill(text ?? '');
    await expect(panel(page).locator('#bad-seed')).toBeEmpty();
    await seed(page).press('Enter');
    await expect(example(page)).toHaveText(`Exercise small-easy-${read}`);
  }

  await open(page, '&exercise=small-easy-seven');
  await expect(page.locator('.problem')).toContainText('exercise=small-easy-seven');
  await expect(page.locator('.problem')).toContainText('small|medium|large|batch');
  await expect(position(page)).toHaveText('0 / 91');
});

// Exercise small-easy-7: x = (−2, 1), t = 1, H1 with (2, 1) and −0.5, H2 with (0.5, 0.5) and 1, both ReLU, o with (−1, 1.5)
// and 1, the squared error, η = 0.1. Sheets with its link are on paper: its numbers stay what they are.
const given = ['−2', '1', '1', '2', '1', '−0.5', '0.5', '0.5', '1', '−1', '1.5', '1'];
/** The results of each step, worked out by hand. */
const results = [
  ...['−4', '1', '−3.5', '0'], // H1
  ...['−1', '0.5', '0.5', '0.5'], // H2
  ...['0', '0.75', '1.75'], // o
  ...['−0.75', '0.5625'], // e = 1 − 1.75, L = e²
  ...['−1.5', '−1', '1.5'], // 2e, ∂e/∂o, ∂L/∂o
  ...['0', '0.75', '1.5'], // w13, w23, b3
  ...['−1.5', '0', '0', '0', '0', '0'], // H1, whose sum is negative
  ...['2.25', '1', '2.25', '−4.5', '2.25', '2.25'], // H2: 1.5 · 1.5, then by −2 and by 1
  ...['2', '1', '−0.5', '0.95', '0.275', '0.775', '−1', '1.425', '0.85'], // the new weights and biases
  ...['−4', '1', '−3.5', '0', '−1.9', '0.275', '−0.85', '0', '0', '0', '0.85', '0.15', '0.0225'], // and with them
];

/** Presses a button that prints, and makes a PDF of what the printer would get. */
async function print(page: Page, action: string): Promise<readonly PdfPage[]> {
  await panel(page).locator(`[data-action=${action}]`).click();
  // The page asks to print when everything is laid out; the PDF is made here instead.
  await expect(page.locator('html[data-asked-to-print]')).toHaveCount(1);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // The browser reports that it is done, and the page is as it was.
  await expect(page.locator('chainrule-worksheet')).toHaveCount(0);
  await expect(page.locator('body.printing')).toHaveCount(0);
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
  await page.evaluate(() => document.documentElement.removeAttribute('data-asked-to-print'));
  return pagesOf(pdf);
}

/** Requests a printer where there is none. */
async function openWithPrinter(page: Page, state: string): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  await open(page, state);
  await unfoldPanel(page);
}

/** Without the address, which contains numbers of its own. */
const withoutLink = (pages: readonly PdfPage[]) =>
  pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/http:\S+/g, '');

function expectA4(pages: readonly PdfPage[]): void {
  for (const { width, height } of pages) {
    // 210 × 297 mm are 595.28 × 841.89 points; Chromium rounds to whole pixels of 0.75 points.
    expect(Math.abs(width - 595.28)).toBeLessThan(0.75);
    expect(Math.abs(height - 841.89)).toBeLessThan(0.75);
  }
}

/** Finds numbers in a longer list, in order; returns those that are missing. */
function missing(wanted: readonly string[], all: readonly string[]): readonly string[] {
  let from = 0;
  return wanted.filter((number) => {
    const at = all.indexOf(number, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

const shell = ['Settings', 'Draw a digit', 'Check my working', 'Print', 'Skip to', 'Speed', 'How to work through it'];

test('a printed sheet has what is given and no result; its key has every result', async ({ page }) => {
  await openWithPrinter(page, '&exercise=small-easy-7');
  const sheet = await print(page, 'sheet');
  expectA4(sheet);
  const text = withoutLink(sheet);
  expect(text).toContain('Exercise small-easy-7');
  expect(text).toMatch(/Seed: 7/);
  expect(sheet.map((one) => one.text).join(' ')).toMatch(/exercise ?= ?small-easy-7/);
  for (const number of given) expect(numbersIn(text)).toContain(number);
  // The only decimals are those that are given, and the learning rate.
  const decimals = numbersIn(text).filter((number) => number.includes('.'));
  expect(decimals.filter((number) => ![...given, '0.1', '0.5'].includes(number))).toEqual([]);
  // A blank for a result has nothing after its equals sign, except perhaps the number of the next question.
  const questions = text.slice(text.indexOf('1. Forward pass'));
  expect(questions).not.toMatch(/= ?−? ?\d(?!\. \p{L})/u);
  for (const word of ['Answer key', ...shell]) expect(text).not.toContain(word);

  const both = await print(page, 'key');
  expectA4(both);
  expect(both.length).toBeGreaterThan(sheet.length);
  expect(both.slice(0, sheet.length)).toEqual(sheet);
  const key = withoutLink(both.slice(sheet.length));
  expect(key).toContain('Answer key');
  expect(missing(results, numbersIn(key))).toEqual([]);
  for (const word of shell) expect(key).not.toContain(word);
});

test('sheets for a class: one for each seed, each on pages of its own', async ({ page }) => {
  await openWithPrinter(page, '&exercise=small-easy-7');
  await select(page, 'count').selectOption('3');
  await expect(panel(page)).toContainText('One sheet for each seed from 7 to 9');
  const pages = await print(page, 'class-sheets');
  expectA4(pages);
  const titles = pages.map(({ text }) => /^Exercise (\S+)/.exec(text)?.[1]).filter((title) => title !== undefined);
  expect(titles).toEqual(['small-easy-7', 'small-easy-8', 'small-easy-9']);
  expect(withoutLink(pages)).not.toContain('Answer key');
});

test('in Persian, with Persian digits', async ({ page }) => {
  await openWithPrinter(page, '&exercise=small-easy-7&lang=fa&digits=persian');
  const pages = await print(page, 'key');
  expectA4(pages);
  for (const phrase of [
    'داده‌های مسئله',
    'گذر رو به جلو',
    'گذر رو به عقب',
    'به‌روزرسانی',
    'نام',
    'پاسخ‌نامه',
    'این تمرین در وب',
  ]) {
    expect(hasPersian(pages, phrase), phrase).toBe(true);
  }
  for (const phrase of ['تنظیمات', 'بررسی حل من', 'چاپ برگه']) expect(hasPersian(pages, phrase), phrase).toBe(false);
  const letters = pages.map((one) => one.letters).join(' ');
  for (const number of ['۰٫۵۶۲۵', '−۳٫۵', '۱٫۴۲۵', '۰٫۰۲۲۵']) expect(letters).toContain(number);
});
