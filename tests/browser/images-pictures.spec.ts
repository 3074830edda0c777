import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';
import { choose, chooser, pictures, png } from './pictures';
import { parseCsv, parseSvg, pngSize, savedFile } from './saved';

const firstImage = (page: Page) =>
  lesson(page)
    .locator('chainrule-images-data chainrule-grey-image')
    .first()
    .evaluate((image) => Array.from((image as unknown as { pixels: Uint8Array }).pixels));

test('a zip of pictures, one folder a class, is trained on like any other images, also after a reload', async ({
  page,
}) => {
  await page.goto('?lesson=images&data=files&epochs=20&units=8&batch=16&rate=0.01');
  await choose(page, [...pictures(50, 28), { path: 'bars/.DS_Store', file: Buffer.from('x') }]);
  await expect(reading(page, 'counts')).toContainText('80 images to train on, 20 others to test on.');
  await expect(reading(page, 'counts')).toContainText('2 classes, named like their folders: ');
  await expect(reading(page, 'counts')).toContainText('one of five images of each class');
  await expect(reading(page, 'counts')).not.toContainText('scaled');
  // Light paper is said, and swapped at the reader's wish.
  await expect(reading(page, 'light')).toContainText('light background');
  expect(Math.min(...(await firstImage(page)))).toBe(20);
  await action(page, 'invert').check();
  await expect(reading(page, 'light')).toBeHidden();
  expect(Math.max(...(await firstImage(page)))).toBe(235);
  await page.reload();
  await expect(action(page, 'invert')).toBeChecked();
  expect(Math.max(...(await firstImage(page)))).toBe(235);

  await expect(lesson(page).locator('[data-reading=network]')).toHaveText('784-8-2');
  await action(page, 'train').click();
  await untilItEnds(page);
  // 784 weights tell a bar down from a bar across: less than everything right would be a label in the wrong place.
  await expect(reading(page, 'results')).toContainText('test accuracy 100');
  await expect(lesson(page).locator('chainrule-images-confusion thead th.head')).toHaveText([/خط/, /ستون/]);

  // The opened image's bars are saved as they are shown, with the names of its classes.
  await lesson(page).locator('chainrule-images-confusion td button').first().click();
  const opened = lesson(page).locator('chainrule-images-gallery .opened');
  await opened.locator('chainrule-save-chart summary').click();
  const table = await savedFile(page, opened, 'CSV');
  expect(table.name).toBe('chainrule-probabilities.csv');
  const { columns, rows } = parseCsv(table.bytes);
  expect(columns).toEqual(['class', 'probability']);
  const bars = opened.locator('chainrule-probability-bars');
  const shown = await bars.locator('.label').allTextContents();
  expect(rows.map(([name]) => name)).toEqual(shown.map((name) => name.trim()));
  const percents = await bars.locator('.percent').allTextContents();
  const written = rows
    .map(([, probability]) => 100 * Number(probability))
    .map((percent) => {
      if (percent < 0.05) return '<0.1';
      return percent >= 99.95 ? '>99.9' : percent.toFixed(1);
    });
  expect(percents).toEqual(written.map((percent) => `${percent}\u202f%`));
  const svg = await parseSvg(page, (await savedFile(page, opened, 'SVG')).bytes);
  for (const name of shown) expect(svg.texts.map((text) => text.trim())).toContain(name.trim());
  const size = pngSize((await savedFile(page, opened, 'PNG')).bytes);
  expect(size).toEqual({ width: 2 * svg.width, height: 2 * svg.height });
});

test('a folder of pictures of any size is read, with its own test pictures', async ({ page }) => {
  const files = pictures(3, 40).flatMap(({ path, file }) => [
    { path: path.replace('bars', 'bars/train'), file },
    { path: path.replace('bars', 'bars/test'), file },
  ]);
  await page.goto('?lesson=images&data=files');
  await expect(chooser(page, 'folder')).toBeAttached();
  await chooser(page, 'folder').evaluate(
    (input, given) => {
      const transfer = new DataTransfer();
      for (const { path, bytes } of given) {
        const file = new File([new Uint8Array(bytes)], path.split('/').at(-1) ?? '', { type: 'image/png' });
        Object.defineProperty(file, 'webkitRelativePath', { value: path });
        transfer.items.add(file);
      }
      Object.defineProperty(input, 'files', { value: given.map((_, i) => transfer.files[i]), configurable: true });
      input.dispatchEvent(new Event('change'));
    },
    files.map(({ path, file }) => ({ path, bytes: [...file] })),
  );
  await expect(reading(page, 'counts')).toContainText('6 images to train on, 6 others to test on.');
  await expect(reading(page, 'counts')).toContainText(
    'scaled to 28 × 28 pixels so that each pixel is the mean of what it covers: 12.',
  );
  await expect(reading(page, 'counts')).not.toContainText('one of five');
});

/** Drops files or folders of the disk on the panel of the images, as a file manager does. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const place = lesson(page).locator('chainrule-images-data');
  // Once it stays where it is.
  await place.hover();
  const box = await place.boundingBox();
  if (!box) throw new Error('there is nothing to drop on');
  await dropAt(page, box.x + box.width / 2, box.y + box.height / 2, paths);
}

async function dropAt(page: Page, x: number, y: number, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
}

test('a dropped folder of pictures and dropped IDX files are read like chosen ones', async ({ page }, info) => {
  const folder = info.outputPath('given');
  for (const { path, file } of pictures(10, 28)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), file);
  }
  await page.goto('?lesson=images&data=files');
  await drop(page, [join(folder, 'bars')]);
  await expect(reading(page, 'counts')).toContainText('16 images to train on, 4 others to test on.');
  await expect(reading(page, 'counts')).toContainText('2 classes, named like their folders: ');

  const idx = (sizes: readonly number[], bytes: readonly number[]) =>
    Buffer.from([0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255]), ...bytes]);
  const files = Object.entries({ 'train-images': 6, 't10k-images': 4, 'train-labels': 6, 't10k-labels': 4 });
  for (const [name, n] of files) {
    const areImages = name.endsWith('images');
    const each = Array.from({ length: areImages ? 16 * n : n }, (_, i) => (areImages ? 17 * (i % 16) : i % 2));
    await writeFile(join(folder, `${name}-idx`), idx(areImages ? [n, 4, 4] : [n], each));
  }
  await drop(
    page,
    files.map(([name]) => join(folder, `${name}-idx`)),
  );
  await expect(reading(page, 'counts')).toContainText('6 images to train on, 4 others to test on.');
  // A text is no image: it is named, and what was there stays.
  await writeFile(join(folder, 'notes.txt'), 'hello');
  await drop(page, [join(folder, 'notes.txt')]);
  await expect(lesson(page).locator('chainrule-images-data .error')).toContainText('notes.txt');
  await expect(reading(page, 'counts')).toContainText('6 images to train on');
});

test('a file that is dropped beside every place for files does not take the place of the page', async ({
  page,
}, info) => {
  const notes = info.outputPath('notes.txt');
  await writeFile(notes, 'hello');
  for (const query of ['?lang=en', '?lesson=images&data=files', '?lesson=playground&data=csv&embed=1']) {
    await page.goto(query);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.locator('html').evaluate((html) => html.setAttribute('data-made', 'here'));
    await dropAt(page, 4, 300, [notes]);
    await page.waitForTimeout(300);
    expect(new URL(page.url()).protocol).toBe('http:');
    await expect(page.locator('html')).toHaveAttribute('data-made', 'here');
  }
});

test('what is no picture is named, and leaves what was there', async ({ page }) => {
  await page.goto('?lesson=images&data=files');
  await choose(page, pictures(5, 28));
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
  const before = await firstImage(page);
  await choose(page, [...pictures(5, 28), { path: 'bars/خط/broken.png', file: Buffer.from('no picture') }]);
  const error = lesson(page).locator('chainrule-images-data .error');
  await expect(error).toContainText('bars/خط/broken.png');
  await expect(error).toContainText('cannot be read');
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
  expect(await firstImage(page)).toEqual(before);
  await choose(page, [{ path: 'cat/1.png', file: png(28, () => 0) }]);
  await expect(error).toContainText('expected two or more folders, one for each class');
  await chooser(page, 'files').setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await expect(error).toContainText('The file received is damaged, or is not the zip archive at all');
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
});

test('reading can be cancelled, and leaves what was there', async ({ page }) => {
  await page.goto('?lesson=images&data=files');
  const many = pictures(1, 250).flatMap(({ path, file }) =>
    Array.from({ length: 1000 }, (_, i) => ({ path: path.replace('0', String(i)), file })),
  );
  await choose(page, many);
  await action(page, 'cancel-reading').click();
  await expect(action(page, 'cancel-reading')).toBeHidden();
  await expect(reading(page, 'counts')).toBeHidden();
  await expect(lesson(page).locator('chainrule-images-data .error')).toBeHidden();
});
