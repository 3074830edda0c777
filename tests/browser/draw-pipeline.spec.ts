import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, type Point } from './pad';

const view = (page: Page) => page.locator('chainrule-draw-pipeline');
const stage = (page: Page, name: string) => view(page).locator(`[data-stage=${name}]`);
const digit = (page: Page, name: string) => stage(page, name).locator('.digit');
const steps = ['crop', 'scale', 'pen', 'center'];

/** A seven as large as a fifth of the pad, in a corner. */
const SMALL: readonly (readonly Point[])[] = [
  [
    [0.06, 0.06],
    [0.18, 0.06],
    [0.11, 0.25],
  ],
];

test('a small seven in the corner is read as a seven only at the last stage', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=pipeline');
  await view(page).locator('[data-example=corner]').click();
  await expect(digit(page, 'center')).toHaveText('7');
  await expect(lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(digit(page, 'raw')).not.toHaveText('7');
  await expect(stage(page, 'raw')).toContainText('a different answer from the one at the end');
  // Without any of its stages it is read as on the pad.
  const raw = await digit(page, 'raw').textContent();
  for (const step of steps) await stage(page, step).getByRole('checkbox').uncheck();
  await expect(digit(page, 'center')).toHaveText(raw ?? '');
  await expect(page).toHaveURL(/crop=off.*center=off/);
  for (const step of steps) await stage(page, step).getByRole('checkbox').check();
  await expect(digit(page, 'center')).toHaveText('7');
});

test('the reader’s drawing passes the same stages, and ends with the pad’s answer', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=pipeline');
  await lesson.draw(SMALL);
  await expect(lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(digit(page, 'center')).toHaveText('7');
  await expect(digit(page, 'raw')).not.toHaveText('7');
  // The last image is the one that the answer was given to.
  const pixels = (canvas: string) => page.locator(canvas).evaluate((element: HTMLCanvasElement) => element.toDataURL());
  await expect
    .poll(() => pixels('[data-stage=center] canvas'))
    .toBe(await pixels('chainrule-draw-answer chainrule-grey-image canvas'));
  await lesson.button('Clear').click();
  await expect(view(page)).toContainText('Draw a digit or pick a sample');
});

test('each prepared drawing is read at the end', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=pipeline');
  for (const [name, read] of [
    ['thin', '2'],
    ['off_center', '4'],
    ['corner', '7'],
  ] as const) {
    await view(page).locator(`[data-example=${name}]`).click();
    await expect(digit(page, 'center')).toHaveText(read);
  }
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lesson = new DrawLesson(page);
    await lesson.open(`&view=pipeline&lang=${lang}&crop=off`);
    await expect(digit(page, 'center')).toBeVisible();
    const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(excess).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });
}
