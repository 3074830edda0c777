import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';

const tryThis = (page: Page, id: string) => lesson(page).locator(`[data-try=${id}]`);
const cell = (page: Page, label: number, predicted: number) =>
  lesson(page).locator(`[data-cell="${label}-${predicted}"]`);
const choose = (page: Page) => lesson(page).locator('chainrule-images-data input[data-do=files]');

/** The final numbers of a training, without the times. */
async function outcome(page: Page): Promise<Record<string, string | null>> {
  const names = ['epoch', 'step', 'train-loss', 'test-loss', 'test-accuracy', 'best-epoch', 'ratio', 'parameters'];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await reading(page, name).textContent()] as const)),
  );
}

/** An IDX file: 3 for images of 4 × 4 pixels, 1 for labels. */
function idx(kind: 1 | 3, n: number, element: (i: number) => number): Buffer {
  const sizes = kind === 3 ? [n, 4, 4] : [n];
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.set([0, 0, 8, kind]);
  sizes.forEach((size, i) => {
    header.writeUInt32BE(size, 4 + 4 * i);
  });
  const elements = Buffer.alloc(kind === 3 ? 16 * n : n);
  return Buffer.concat([header, elements.map((_, i) => element(i))]);
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** Images whose brightness encodes their class, 0 or 1. */
const images = (n: number) => idx(3, n, (i) => (Math.floor(i / 16) % 2) * 200 + (i % 16));
const labels = (n: number) => idx(1, n, (i) => i % 2);

test('synthetic digits are learned quickly, with an accuracy above nine in ten', async ({ page }) => {
  await page.goto('?lesson=images');
  await expect(tryThis(page, 'quick')).toHaveAttribute('aria-pressed', 'true');
  await expect(reading(page, 'counts')).toHaveText('4,000 images to train on, 1,000 others to test on.');
  await expect(lesson(page).locator('.strip chainrule-grey-image')).toHaveCount(30);
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'epoch')).toHaveText('5 of 5');
  // 4,000 images in batches of 64: 63 updates per epoch.
  await expect(reading(page, 'step')).toHaveText('315 of 315');
  await expect(reading(page, 'parameters')).toHaveText('50,890');
  const accuracy = Number.parseFloat((await reading(page, 'test-accuracy').textContent()) ?? '');
  expect(accuracy).toBeGreaterThan(90);
  // Every test image is in exactly one cell of the matrix.
  await expect(cell(page, 0, 0)).toBeVisible();
  const counts = await lesson(page).locator('[data-cell]').allTextContents();
  expect(counts.length).toBe(100);
  const all = counts.map((text) => (text.trim() === '·' ? 0 : Number(text)));
  expect(all.reduce((sum, n) => sum + n)).toBe(1000);
  const hits = all.filter((_, i) => i % 11 === 0).reduce((sum, n) => sum + n);
  expect(accuracy).toBeCloseTo(hits / 10, 5);
  // Beside each row is its accuracy, with one decimal. They are not all the same.
  const shares = Array.from({ length: 10 }, (_, label) => {
    const row = all.slice(10 * label, 10 * label + 10);
    return (100 * (row[label] ?? 0)) / row.reduce((sum, n) => sum + n);
  });
  expect(new Set(shares).size).toBeGreaterThan(1);
  for (const [label, share] of shares.entries()) {
    const shown = await lesson(page).locator(`[data-accuracy="${label}"] bdi`).first().textContent();
    // Half of a tenth, plus the rounding error of a binary fraction.
    expect(Math.abs(Number.parseFloat(shown ?? '') - share), `class ${label}: ${shown}`).toBeLessThan(0.05 + 1e-9);
  }
});

test('confusions are ranked, and one of them opens its images', async ({ page }) => {
  await page.goto('?lesson=images&epochs=1');
  await action(page, 'train').click();
  await untilItEnds(page);
  const ranked = lesson(page).locator('[data-ranked]');
  await expect(ranked.first()).toBeVisible();
  const cells = await lesson(page)
    .locator('[data-cell]')
    .evaluateAll((buttons) =>
      buttons.map((button) => [(button as HTMLElement).dataset.cell, button.textContent?.trim()]),
    );
  const isMiss = (name = '') => name.charAt(0) !== name.charAt(2);
  const misses = cells.filter(([name, n]) => isMiss(name ?? '') && n !== '·').map(([, n]) => Number(n));
  const expected = misses.sort((a, b) => b - a).slice(0, 10);
  const texts = await ranked.allTextContents();
  expect(texts.map((text) => Number(/: (\d+)$/.exec(text.trim())?.[1]))).toEqual(expected);
  const name = (await ranked.first().getAttribute('data-ranked')) ?? '';
  const [label, predicted] = name.split('-');
  await expect(ranked.first()).toHaveText(`${label} read as ${predicted}: ${expected[0]}`);
  await ranked.first().click();
  await expect(cell(page, Number(label), Number(predicted))).toHaveAttribute('aria-pressed', 'true');
  await expect(lesson(page).locator('chainrule-images-gallery [data-index]').first()).toHaveText(
    `${label} → ${predicted}`,
  );
  // The opened image can be read pixel by pixel.
  const pixel = lesson(page).locator('chainrule-images-gallery .opened').getByRole('slider');
  await pixel.press('ArrowDown');
  await expect(pixel).toHaveAttribute('aria-valuetext', /^Row 16, column 15: \d+ of 255$/);
});

test('the sentence on batches says what the training then does, with all images and with few', async ({ page }) => {
  await page.goto('?lesson=images');
  await expect(reading(page, 'plan')).toHaveText(
    'An epoch goes once through the 4,000 images in batches of 64: 63 updates, the last of 32. Updates in 5 epochs: 315.',
  );
  await lesson(page).getByRole('combobox', { name: 'Train on' }).selectOption('100');
  await expect(page).toHaveURL(/trainImages=100/);
  await expect(reading(page, 'plan')).toHaveText(
    'An epoch goes once through the 100 images in batches of 64: 2 updates, the last of 36. Updates in 5 epochs: 10.',
  );
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('10 of 10');
  // It is kept with its number of images.
  await page.goto('?lesson=images');
  await expect(reading(page, 'plan')).toContainText('4,000 images');
  await action(page, 'resume').click();
  await expect(page).toHaveURL(/trainImages=100/);
  await expect(reading(page, 'step')).toHaveText('10 of 10');
});

test('fifty digits are learned by heart: the test loss rises again, far above the training loss', async ({ page }) => {
  await page.goto('?lesson=images');
  await tryThis(page, 'few').click();
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('300 of 300');
  const number = async (name: string) => Number.parseFloat((await reading(page, name).textContent()) ?? '');
  expect(await number('best-epoch')).toBeLessThan(20);
  expect(await number('ratio')).toBeGreaterThan(100);
});

test('a cell opens its images, and an image its predicted probabilities', async ({ page }) => {
  await page.goto('?lesson=images&epochs=1');
  await action(page, 'train').click();
  await untilItEnds(page);
  await cell(page, 3, 3).click();
  await expect(cell(page, 3, 3)).toHaveAttribute('aria-pressed', 'true');
  const gallery = lesson(page).locator('chainrule-images-gallery');
  const n = Number(await cell(page, 3, 3).textContent());
  await expect(gallery.locator('[data-index]')).toHaveCount(Math.min(48, n));
  await expect(gallery.locator('[data-index]').first()).toHaveText('3 → 3');
  await gallery.locator('[data-index]').nth(1).click();
  await expect(gallery.locator('.opened .best')).toContainText('3');
  await expect(gallery.locator('.opened li')).toHaveCount(10);
  await expect(lesson(page).locator('chainrule-weight-image')).toHaveCount(40);
  await action(page, 'mistakes').click();
  await expect(cell(page, 3, 3)).toHaveAttribute('aria-pressed', 'false');
});

test('it is paused, reloaded and resumed, and ends like an uninterrupted training', async ({ page }) => {
  // Epochs of 4 updates.
  await page.goto('?lesson=images&batch=1024&epochs=4');
  await action(page, 'train').click();
  await untilItEnds(page);
  const unbroken = await outcome(page);
  await action(page, 'reset').click();
  await action(page, 'forget').click();
  await action(page, 'really-forget').click();
  await expect(reading(page, 'kept')).toHaveCount(0);

  // Into the middle of the second epoch.
  for (const n of [1, 2, 3, 4, 5, 6]) {
    await action(page, 'step').click();
    await expect(reading(page, 'step')).toHaveText(`${n} of 16`);
  }
  await expect(reading(page, 'status')).toHaveText('It is saved in this browser as it is now.');
  await page.goto('?lesson=images');
  await expect(reading(page, 'kept')).toHaveText('saved in epoch 2 of 4');
  await action(page, 'resume').click();
  await untilItEnds(page);
  expect(await outcome(page)).toEqual(unbroken);
  await expect(page).toHaveURL(/batch=1024/);
});

test('a running training is paused where it is, and stays there', async ({ page }) => {
  await page.goto('?lesson=images&layers=2&units=600&epochs=200');
  await action(page, 'train').click();
  await expect(reading(page, 'time-left')).toContainText('min');
  await action(page, 'pause').click();
  await expect(reading(page, 'status')).toHaveText('It is saved in this browser as it is now.');
  const step = await reading(page, 'step').textContent();
  await action(page, 'step').click();
  await expect(reading(page, 'step')).not.toHaveText(step ?? '');
  await action(page, 'go-on').click();
  await expect(action(page, 'pause')).toBeVisible();
  await action(page, 'reset').click();
  await expect(reading(page, 'step')).toHaveCount(0);
});

test('updates are made one by one, with a test between two epochs', async ({ page }) => {
  // An epoch of 4 updates.
  await page.goto('?lesson=images&batch=1024&units=8&epochs=2');
  await expect(reading(page, 'counts')).toBeVisible();
  for (const [n, epoch] of [1, 1, 1, 1, 2, 2].entries()) {
    await action(page, 'step').click();
    await expect(reading(page, 'step')).toHaveText(`${n + 1} of 8`);
    await expect(reading(page, 'epoch')).toHaveText(`${epoch} of 2`);
  }
  await expect(reading(page, 'test-loss')).not.toHaveText('—');
  await action(page, 'look').click();
  await expect(lesson(page).getByText('After 6 updates:')).toBeVisible();
});

test('a missing data set can be downloaded from the given address, or added as files', async ({ page }) => {
  await page.goto('?lesson=images');
  await tryThis(page, 'assignment').click();
  await expect(reading(page, 'network')).toHaveText('784-600-600-10');
  await expect(lesson(page).getByText('Fashion-MNIST is not in this browser yet.')).toBeVisible();
  await expect(action(page, 'download')).toHaveText('Download 30.9 MB');
  await expect(lesson(page).getByText('raw.githubusercontent.com/zalandoresearch/fashion-mnist')).toBeVisible();
  await expect(action(page, 'train')).toBeDisabled();
  await tryThis(page, 'overfit').click();
  await expect(reading(page, 'network')).toHaveText('784-1500-1500-10');
  await expect(page).toHaveURL(/units=1500/);
  await page.reload();
  await expect(tryThis(page, 'overfit')).toHaveAttribute('aria-pressed', 'true');
});

test('an interrupted download resumes where it was', async ({ page, guard }) => {
  // A file that belongs to no data set: once it is complete, its SHA-256 is not the expected one, and the page says
  // which one it is.
  const whole = images(3000);
  const asked: (string | undefined)[] = [];
  guard.expectError(/request to another origin: https:\/\/raw\.githubusercontent\.com/);
  await page.context().route('https://raw.githubusercontent.com/**', async (route) => {
    const range = (await route.request().allHeaders()).range;
    asked.push(range);
    const from = Number(range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0);
    const headers = { 'access-control-allow-origin': '*', 'content-length': String(whole.length - from) };
    // Ten thousand bytes at a time, and the first two connections are cut.
    const body = whole.subarray(from, asked.length < 3 ? from + 10_000 : whole.length);
    await route.fulfill({ status: range ? 206 : 200, headers, body });
  });
  await page.goto('?lesson=images&data=mnist');
  await action(page, 'download').click();
  const error = lesson(page).locator('chainrule-images-data .error');
  await expect(error).toContainText('The connection was lost');
  expect(asked).toEqual([undefined]);
  await expect(action(page, 'download')).toHaveText('Try again');
  await action(page, 'download').click();
  await expect.poll(() => asked).toEqual([undefined, 'bytes=10000-']);
  await expect(error).toContainText('The connection was lost');
  await action(page, 'download').click();
  await expect(error).toContainText(createHash('sha256').update(whole).digest('hex'));
  // What was put together of parts may be of two versions: it is fetched once as a whole, and then is wrong in itself.
  expect(asked).toEqual([undefined, 'bytes=10000-', 'bytes=20000-', undefined]);
  // A wrong file is not resumed.
  await action(page, 'download').click();
  await expect.poll(() => asked.length).toBe(5);
  expect(asked[4]).toBeUndefined();
});

test('files of another data set are accepted, and each kind of invalid file is refused with a reason', async ({
  page,
}) => {
  await page.goto('?lesson=images&data=files&batch=8&epochs=20');
  const error = lesson(page).locator('chainrule-images-data .error');
  const refused = async (bad: ReturnType<typeof file>, sentence: string) => {
    await choose(page).setInputFiles([bad]);
    await expect(error).toContainText(sentence);
  };
  await refused(
    file('train.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
    'got a file that starts with 89 50 4e 47',
  );
  await refused(
    file('train', images(30).subarray(0, 400)),
    'expected 30 × 4 × 4 bytes after the header, got 384 bytes',
  );
  await refused(file('images', images(30)), 'a name with either train or t10k in it');
  await expect(error).toContainText('images: ');
  await choose(page).setInputFiles([
    file('train-images', images(30)),
    file('train-labels', labels(29)),
    file('t10k-images', images(10)),
    file('t10k-labels', labels(10)),
  ]);
  await expect(error).toContainText('expected one for each of 30 images, got 29');
  await choose(page).setInputFiles([
    file('train-images', images(30)),
    file(
      'train-labels',
      idx(1, 30, () => 64),
    ),
    file('t10k-images', images(10)),
    file('t10k-labels', labels(10)),
  ]);
  await expect(error).toContainText('expected at most 64 classes, got labels from 0 to 64');
  await choose(page).setInputFiles([file('train-images', images(300)), file('train-labels', labels(300))]);
  await expect(lesson(page).getByText('Still missing: test images, test labels')).toBeVisible();
  await choose(page).setInputFiles([file('t10k-images', images(100)), file('t10k-labels', labels(100))]);
  await expect(reading(page, 'counts')).toHaveText('300 images to train on, 100 others to test on.');
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'test-accuracy')).toContainText('100');
  // They stay in the browser, so that the training can be resumed.
  await page.reload();
  await expect(reading(page, 'counts')).toBeVisible();
});

test('the weights can be saved and loaded, with the history and a script for PyTorch', async ({ page }) => {
  await page.goto('?lesson=images&epochs=1');
  await action(page, 'train').click();
  await untilItEnds(page);
  // What shows them is fetched when there are any.
  await expect(cell(page, 0, 0)).toBeVisible();
  const answers = await lesson(page).locator('[data-cell]').allTextContents();
  const taken = async (name: string) => {
    const coming = page.waitForEvent('download');
    await action(page, name).click();
    return readFileSync(await (await coming).path());
  };
  const weights = await taken('weights');
  const header = JSON.parse(weights.subarray(8, 8 + Number(weights.readBigUInt64LE(0))).toString());
  expect(header['layers.0.weight'].shape).toEqual([64, 784]);
  expect(header['layers.1.bias'].shape).toEqual([10]);
  const run = JSON.parse((await taken('run')).toString());
  expect(run.batch_losses.length).toBe(63);
  expect(run.config.hidden).toEqual([64]);

  // The same answers, whatever network is set; and it can be trained further.
  await page.goto('?lesson=images&units=5');
  await expect(reading(page, 'counts')).toBeVisible();
  await action(page, 'load').setInputFiles([file('weights.safetensors', weights)]);
  await expect(reading(page, 'shape')).toHaveText(/784-64-10/);
  await expect(cell(page, 0, 0)).toBeVisible();
  expect(await lesson(page).locator('[data-cell]').allTextContents()).toEqual(answers);
  await action(page, 'step').click();
  await expect(reading(page, 'step')).toHaveText('1 of 315');
  // A truncated file is no network; nor is a header that promises more than there is.
  for (const bad of [weights.subarray(0, 5000), Buffer.from('ffffffffffffff7f', 'hex')]) {
    await action(page, 'load').setInputFiles([file('weights.safetensors', bad)]);
    await expect(lesson(page).locator('chainrule-images-load .error')).toContainText('damaged');
  }
  await action(page, 'reset').click();
  await action(page, 'train').click();
  await untilItEnds(page);
  expect((await taken('script')).toString()).toContain('load_file(WEIGHTS)');
});

test('invalid parameters of the address are reported', async ({ page }) => {
  await page.goto('?lesson=images&epochs=0&data=cats');
  await expect(lesson(page).getByText('The address says epochs=0')).toBeVisible();
  await expect(lesson(page).getByText('The address says data=cats')).toBeVisible();
  await expect(tryThis(page, 'quick')).toHaveAttribute('aria-pressed', 'true');
});

for (const lang of ['en', 'fa']) {
  test(`on a phone it fits and is accessible, before and after training, in ${lang}`, async ({ page }) => {
    // Axe checks the whole page twice.
    test.slow();
    await page.setViewportSize({ width: 360, height: 740 });
    const isWhole = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await violations(page)).toEqual([]);
    };
    await page.goto(`?lesson=images&epochs=1&data=mnist&lang=${lang}`);
    await expect(action(page, 'download')).toBeVisible();
    await isWhole();
    await page.goto(`?lesson=images&epochs=1&lang=${lang}`);
    await action(page, 'train').click();
    await expect(lesson(page).locator('chainrule-weight-image').first()).toBeVisible();
    await expect(lesson(page).locator('.opened')).toBeVisible();
    await isWhole();
  });
}
