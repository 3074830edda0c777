import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, SEVEN } from './pad';

const view = (page: Page) => page.locator('chainrule-draw-attack');
const outcome = (page: Page) => view(page).locator('[data-outcome]');
const number = (page: Page, name: string) => view(page).locator(`[data-number=${name}]`);
const budget = (page: Page) => view(page).locator('[data-name=budget] input');

/** The gray levels of an image of this view: 0 the original, 1 the changed one. */
function levels(page: Page, which: number): Promise<number[]> {
  return view(page)
    .locator('chainrule-grey-image canvas')
    .nth(which)
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, 28, 28) ?? { data: [] };
      return Array.from({ length: 28 * 28 }, (_, i) => data[4 * i] ?? -1);
    });
}

async function largestChange(page: Page): Promise<number> {
  const [before, after] = [await levels(page, 0), await levels(page, 1)];
  return Math.max(...before.map((level, i) => Math.abs(level - (after[i] ?? 0))));
}

test('a small change turns a seven into something else, and the numbers match the image', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=attack');
  await lesson.draw(SEVEN);
  await expect(lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(outcome(page)).toHaveAttribute('data-outcome', 'fooled');
  await expect(outcome(page)).toContainText(/It read 7; now it reads [0-689]\./);
  // The change is the difference between the two images.
  await expect(async () => {
    const shown = Number.parseInt((await number(page, 'largest').textContent()) ?? '', 10);
    expect(shown).toBeGreaterThan(0);
    expect(await largestChange(page)).toBe(shown);
  }).toPass();
  const [norm = 0, original = 0] =
    ((await number(page, 'norm').textContent()) ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
  expect(norm).toBeGreaterThan(0);
  expect(norm).toBeLessThan(original / 2);
});

test('any other digit takes no larger change than a digit that is chosen', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=attack');
  await lesson.draw(SEVEN);
  await expect(outcome(page)).toContainText('It read 7');
  const norm = async () => Number.parseFloat(((await number(page, 'norm').textContent()) ?? '').replace(/[^\d.]/, ''));
  const any = await norm();
  for (const target of ['1', '2', '3', '9']) {
    await view(page).getByRole('combobox').selectOption(target);
    await expect(outcome(page)).toContainText(`now it reads ${target}.`);
    expect(await norm(), target).toBeGreaterThanOrEqual(any);
  }
  await expect(view(page)).toContainText('There may be smaller ones');
});

test('a pixel is read in all three images, by pointer and by keyboard', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=attack');
  await lesson.draw(SEVEN);
  await expect(outcome(page)).toContainText('It read 7');
  const reader = (i: number) => view(page).locator('chainrule-pixel-reader').nth(i);
  const pixel = (i: number) => reader(i).getByRole('slider');
  await expect(pixel(0)).toHaveAttribute('aria-valuetext', /^To read a pixel/);
  const box = await pixel(0).boundingBox();
  if (!box) throw new Error('the image is not on the page');
  // The middle of the pixel in row 9 and column 13.
  await page.mouse.move(box.x + (12.5 / 28) * box.width, box.y + (8.5 / 28) * box.height);
  await page.mouse.move(box.x + (12.6 / 28) * box.width, box.y + (8.5 / 28) * box.height);
  const shows = async (row: number, column: number) => {
    const at = 28 * (row - 1) + column - 1;
    const [before = 0, after = 0] = [(await levels(page, 0))[at], (await levels(page, 1))[at]];
    const change = String(after - before).replace('-', '−');
    for (const [i, value] of [`${before} of 255`, `\u2066${change}\u2069`, `${after} of 255`].entries()) {
      const text = `Row ${row}, column ${column}: ${value}`;
      await expect(reader(i).locator('p')).toHaveText(text);
      // What is announced is what is shown.
      await expect(pixel(i)).toHaveAttribute('aria-valuetext', text);
    }
  };
  await shows(9, 13);
  await pixel(2).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
  await shows(11, 12);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await shows(11, 1);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await shows(28, 28);
});

test('it becomes the target digit, which cannot be the current one', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=attack&target=2');
  await lesson.draw(SEVEN);
  await expect(outcome(page)).toContainText('It read 7; now it reads 2.');
  const row = view(page).locator('tr[data-digit="2"] td');
  const percent = async (i: number) => Number.parseFloat(((await row.nth(i).textContent()) ?? '').replace(/[<>]/g, ''));
  expect(await percent(0)).toBeLessThan(await percent(1));
  await view(page).getByRole('combobox').selectOption('7');
  await expect(view(page)).toContainText('It reads 7 already');
  await expect(page).toHaveURL(/target=7/);
});

test('no pixel exceeds the budget; a small budget does nothing, a large one fools the network', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=attack&method=budget&budget=1');
  await lesson.draw(SEVEN);
  await expect(outcome(page)).toHaveAttribute('data-outcome', 'standing');
  await expect(outcome(page)).toContainText('It still reads 7.');
  await expect.poll(() => largestChange(page)).toBe(1);
  await budget(page).press('End');
  await expect(outcome(page)).toHaveAttribute('data-outcome', 'fooled');
  await expect.poll(() => largestChange(page)).toBeLessThanOrEqual(128);
  await expect(page).toHaveURL(/budget=128/);
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lesson = new DrawLesson(page);
    await lesson.open(`&view=attack&lang=${lang}&method=budget`);
    await expect(outcome(page)).toBeVisible();
    const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(excess).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });
}
