import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';
import { choose, pictures } from './pictures';
import { unfold } from './step-page';

/**
 * Trainings repeated by PyTorch, from the files of the page. `CHAINRULE_PYTHON` names a Python that has torch, numpy and
 * safetensors.
 */
const python = process.env.CHAINRULE_PYTHON ?? 'python3';

const lab = (page: Page) => page.locator('chainrule-playground');

async function save(page: Page, button: Locator, folder: string): Promise<void> {
  const coming = page.waitForEvent('download');
  await button.click();
  const file = await coming;
  await file.saveAs(join(folder, file.suggestedFilename()));
}

/** Saves files of a fold into a folder of their own. */
async function saveAll(page: Page, fold: Locator, kinds: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  await unfold(fold);
  for (const kind of kinds) await save(page, fold.locator(`[data-save=${kind}]`), folder);
  return folder;
}

/**
 * Weights, activations and gradients are of the order of 1. A sum of a training step has at most 64 terms (a batch of 32,
 * of two products each), whose rounding depends on the order of addition: 64 · 2⁻⁵³. At most 10 such sums follow each other
 * from the weights to their update, and 50 updates add up: 2.4·10⁻¹², if no update enlarges the difference of the one before
 * it. Small learning rates hardly do; the factor of 10 is for that. PyTorch 2.15 came to 7·10⁻¹⁶ at most.
 */
const tolerance = 10 * 64 * 10 * 50 * 2 ** -53;

const trainings = [
  '',
  'data=moons&std=on&val=0.2&rule=sgd&rate=0.3&l2=0.01&l1=0.001',
  'data=circles&features=x1,x1_squared,x2_squared,x1_x2,sin_x1&hidden=8relu,4elu&rule=rms_prop&rate=0.003',
  'data=bumps&loss=huber&delta=0.3&rule=nesterov&rate=0.01&schedule=cosine&length=2&hidden=5gelu,5leaky_relu',
  'data=plane&loss=l1&rule=momentum&rate=0.01&schedule=warm_up&length=1&hidden=6silu',
  'data=xor&rule=adam_w&l2=0.1&schedule=step_decay&length=1&factor=0.5&hidden=3softplus,3mish,3sigmoid&batch=32',
];

for (const query of trainings) {
  test(`PyTorch repeats it: ${query}`, async ({ page }) => {
    await page.goto(`?lesson=playground&epochs=100&${query}`);
    await lab(page).locator('[data-do=play]').click();
    await expect(lab(page).locator('[data-stop]').first()).toBeVisible({ timeout: 60_000 });
    await lab(page).locator('[data-name=time]').fill('50');
    await expect(lab(page).locator('[data-reading=step]')).toHaveText('update 50');
    const folder = await saveAll(page, lab(page).locator('[data-fold=files]'), ['script', 'data', 'start', 'weights']);
    const said = execFileSync(python, ['chainrule-training.py'], { cwd: folder, encoding: 'utf8' });
    const difference = Number(/largest difference of a weight: (\S+)/.exec(said)?.[1]);
    expect(difference).toBeLessThan(tolerance);
    const loss = /train loss: (\S+)/.exec(said)?.[1];
    await expect(lab(page).locator('[data-run=first] [data-reading=train-loss]')).toHaveText(
      String(Number(Number(loss).toPrecision(3))),
    );
    test.info().annotations.push({ type: 'difference', description: `${difference}` });
  });
}

/**
 * In 32 bits. A sum of 784 terms below 1 is rounded by √784 · 2⁻²⁴ in the middle of the cases, and a gradient goes through three
 * such sums. 50 updates with η = 0.1 add them up: 2.5·10⁻⁵.
 */
const tolerance32 = Math.sqrt(784) * 2 ** -24 * 3 * 50 * 0.1;

/** Trains on drawn digits to the end, and has PyTorch repeat it. */
async function repeatImages(page: Page, query: string): Promise<string> {
  await page.goto(`?lesson=images&${query}`);
  await action(page, 'train').click();
  await untilItEnds(page);
  const kinds = ['script', 'start', 'weights', 'train_images', 'train_labels', 'test_images', 'test_labels'];
  const folder = await saveAll(page, lesson(page).locator('[data-fold=repeat]'), kinds);
  return execFileSync(python, ['chainrule-repeat.py'], { cwd: folder, encoding: 'utf8' });
}

test('PyTorch repeats the first 50 updates on drawn digits', async ({ page }) => {
  test.slow();
  // 4,000 images in batches of 80.
  const said = await repeatImages(page, 'optimizer=sgd&rate=0.1&function=tanh&batch=80&epochs=1');
  await expect(reading(page, 'step')).toHaveText('50 of 50');
  expect(Number(/largest difference of a weight: (\S+)/.exec(said)?.[1])).toBeLessThan(tolerance32);
});

/** Adam divides by the size of a gradient, also by one that is nothing but rounding: weights drift, what is learned does not. */
test('PyTorch comes to the same accuracy on drawn digits', async ({ page }) => {
  test.slow();
  const said = await repeatImages(page, '');
  const accuracy = 100 * Number(/test accuracy: (\S+)/.exec(said)?.[1]);
  const shown = Number.parseFloat((await reading(page, 'test-accuracy').textContent()) ?? '');
  // Of 1,000 images about one in a hundred is misread: a standard error of 0.3 %, three of which are one percent.
  expect(Math.abs(accuracy - shown)).toBeLessThan(1);
});

/** Trains on the reader's own IDX files, and has PyTorch measure the network on the same files, under the names of MNIST. */
async function measureOwn(page: Page, cases: string, isTransposed: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const path = join(__dirname, '../cases/idx', cases);
  const files = readdirSync(path).map((name) => join(path, name));
  await page.goto('?lesson=images&data=files&epochs=3&units=16');
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(files);
  await expect(reading(page, 'counts')).toBeVisible();
  if (isTransposed) await action(page, 'transpose').check();
  await action(page, 'train').click();
  await untilItEnds(page);
  for (const file of files.filter((file) => /t10k|test/.test(basename(file)))) {
    const part = basename(file).includes('images') ? 'images-idx3' : 'labels-idx1';
    copyFileSync(file, join(folder, `t10k-${part}-ubyte.gz`));
  }
  await measure(page, folder);
}

/** Saves the network and the script beside the files of the test images, and runs it. */
async function measure(page: Page, folder: string): Promise<void> {
  for (const what of ['weights', 'script']) await save(page, action(page, what), folder);
  const said = execFileSync(python, ['chainrule-images.py'], { cwd: folder, encoding: 'utf8' });
  const accuracy = Number(/test accuracy: (\S+)/.exec(said)?.[1]);
  const loss = Number(/test loss: (\S+)/.exec(said)?.[1]);
  const shown = (await reading(page, 'results').textContent()) ?? '';
  // The same weights on the same images: nothing but the last digit of a float may differ.
  expect(Number(/accuracy ([\d.]+)/.exec(shown)?.[1])).toBeCloseTo(100 * accuracy, 2);
  expect(Number(/loss ([\d.]+)\.$/.exec(shown)?.[1])).toBeCloseTo(loss, 2);
}

test('PyTorch measures the same on letters with labels from 1, as they are and swapped', async ({ page }) => {
  await measureOwn(page, '10_emnist_letters_1to26', false);
  await measureOwn(page, '10_emnist_letters_1to26', true);
});

test('PyTorch measures the same on swapped digits, floats, and files that were compressed twice', async ({ page }) => {
  await measureOwn(page, '12_emnist_digits_transposed', true);
  await measureOwn(page, '08_float_idx', false);
  await measureOwn(page, '02_gz_twice', false);
});

test('PyTorch measures the same on pictures, from the files of the images as they are trained on', async ({ page }) => {
  await page.goto('?lesson=images&data=files&epochs=2&units=8&batch=16');
  await choose(page, pictures(30, 40));
  await action(page, 'invert').check();
  await action(page, 'train').click();
  await untilItEnds(page);
  const fold = lesson(page).locator('[data-fold=repeat]');
  await measure(page, await saveAll(page, fold, ['test_images', 'test_labels']));
});
