import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';

const people = (folder: string) => {
  const path = join(__dirname, '../cases/idx', folder);
  return readdirSync(path).map((name) => join(path, name));
};

/** Files take the place of others that the browser has kept. */
async function choose(page: Page, files: readonly string[]): Promise<void> {
  await page.goto('?lesson=images&data=files&epochs=1&units=8');
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(files);
}

/** The gray levels of the first training image, as it is drawn. */
const firstImage = (page: Page) =>
  lesson(page)
    .locator('chainrule-images-data chainrule-grey-image')
    .first()
    .evaluate((image) => Array.from((image as unknown as { pixels: Uint8Array }).pixels));

test('files that were compressed twice, and files of floats, are read and trained on', async ({ page }) => {
  await choose(page, people('02_gz_twice'));
  await expect(reading(page, 'counts')).toHaveText('300 images to train on, 100 others to test on.');
  const pixels = await firstImage(page);
  await choose(page, people('08_float_idx'));
  await expect(reading(page, 'counts')).toContainText('were rounded to 256 gray levels.');
  expect(await firstImage(page)).toEqual(pixels);
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(lesson(page).locator('[data-cell="9-9"]')).toBeVisible();
});

test('letters with labels from 1 to 26 are 26 classes, also after a reload', async ({ page }) => {
  await choose(page, people('10_emnist_letters_1to26'));
  await expect(reading(page, 'counts')).toContainText('26 classes, with labels from 1 to 26.');
  await expect(lesson(page).locator('[data-reading=network]')).toHaveText('784-8-26');
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'shape')).toHaveText(/784-8-26/);
  // Rows and columns are named by the labels.
  const head = lesson(page).locator('chainrule-images-confusion thead th.head');
  await expect(head).toHaveCount(26);
  await expect(head.first()).toHaveText('1');
  await expect(head.last()).toHaveText('26');
  await page.reload();
  await expect(reading(page, 'counts')).toContainText('26 classes, with labels from 1 to 26.');
});

test('images of EMNIST are swapped, which is suggested, and stay swapped', async ({ page }) => {
  await choose(page, people('02_gz_twice'));
  await expect(reading(page, 'counts')).toContainText('300 images');
  await expect(reading(page, 'emnist')).toBeHidden();
  const upright = await firstImage(page);
  await choose(page, people('12_emnist_digits_transposed'));
  await expect(reading(page, 'emnist')).toContainText('The files of EMNIST store images with rows and columns swapped');
  expect(await firstImage(page)).not.toEqual(upright);
  await action(page, 'transpose').check();
  await expect(reading(page, 'emnist')).toBeHidden();
  expect(await firstImage(page)).toEqual(upright);
  await page.reload();
  await expect(action(page, 'transpose')).toBeChecked();
  expect(await firstImage(page)).toEqual(upright);
  await action(page, 'transpose').uncheck();
  await expect(reading(page, 'emnist')).toBeVisible();
  expect(await firstImage(page)).not.toEqual(upright);
});
