import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';

const at = (name: string) => join(__dirname, '..', name);
const golden = (name: string) => at(`golden/state_dicts/${name}`);
const people = (name: string) => at(`cases/safetensors/${name}.safetensors`);

interface Expected {
  readonly name: string;
  readonly activation: string;
  readonly accuracy: number;
  readonly loss: number;
}
const expected: readonly Expected[] = JSON.parse(readFileSync(golden('expected.json'), 'utf8')).networks;

const choice = (page: Page, name: string) => lesson(page).locator(`[data-activation=${name}]`);
const trial = (page: Page, name: string) => lesson(page).locator(`li:has([data-activation=${name}])`);
const load = (page: Page, file: Parameters<ReturnType<typeof action>['setInputFiles']>[0]) =>
  action(page, 'load').setInputFiles(file);
const error = (page: Page) => lesson(page).locator('chainrule-images-load .error');
const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;

/** The images that PyTorch was asked about. */
async function chooseImages(page: Page): Promise<void> {
  const parts = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
  await lesson(page)
    .locator('chainrule-images-data input[data-do=files]')
    .setInputFiles(parts.map((part) => golden(`${part}-ubyte`)));
  await expect(reading(page, 'counts')).toContainText('400 images');
}

test('a network of each kind has the accuracy and loss that PyTorch computes, with the function that is chosen', async ({
  page,
}) => {
  await page.goto('?lesson=images&data=files');
  await chooseImages(page);
  for (const { name, activation, accuracy, loss } of expected) {
    await load(page, golden(`${name}.safetensors`));
    if (name !== 'linear') {
      await expect(choice(page, 'relu')).toContainText('suggested');
      await expect(trial(page, activation)).toContainText(percent(accuracy));
      await choice(page, activation).click();
    }
    await expect(reading(page, 'origin')).toContainText(`Loaded from ${name}.safetensors.`);
    await expect(reading(page, 'results')).toContainText(`test accuracy ${percent(accuracy)}`);
    const shown = Number((await reading(page, 'results').textContent())?.match(/test loss ([\d.]+)\./)?.[1]);
    // Three significant digits are shown.
    expect(Math.abs(shown - loss)).toBeLessThanOrEqual(0.006 * loss);
  }
});

test('the files of people are read as they are meant, and it is said how', async ({ page }) => {
  await page.goto('?lesson=images');
  await expect(reading(page, 'counts')).toBeVisible();
  const asked: readonly [string, string][] = [
    ['02_sequential_0_2', '0.weight, 2.weight'],
    ['03_fc1_fc2', 'fc1.weight, fc2.weight'],
    ['05_keras_kernel', 'dense/kernel, dense_1/kernel'],
  ];
  for (const [name, order] of asked) {
    await load(page, people(name));
    await choice(page, 'relu').click();
    await expect(reading(page, 'origin')).toContainText(`Read as 784-4-10, with the layers in this order: ${order}.`);
  }
  await expect(reading(page, 'origin')).toContainText('Transposed, because the file has them as (inputs, outputs)');
  await expect(reading(page, 'origin')).toContainText('enters the network as x / 255.');
  for (const name of ['06_bf16', '09_fc_with_activations']) {
    await load(page, people(name));
    await expect(reading(page, 'origin')).toContainText(`Loaded from ${name}.safetensors.`);
    await expect(reading(page, 'shape')).toHaveText(/784-4-10/);
  }
  // Trained further, it is no longer the network of the file.
  await action(page, 'reset').click();
  await expect(reading(page, 'origin')).toBeHidden();
});

test('what is no multilayer perceptron or no safetensors file is refused, and what was there stays', async ({
  page,
}) => {
  await page.goto('?lesson=images&epochs=1');
  await action(page, 'train').click();
  await untilItEnds(page);
  const before = await reading(page, 'results').textContent();
  const bytes = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  const header = (tensors: Record<string, readonly number[]>) => {
    let end = 0;
    const entry = (shape: readonly number[]) => {
      const begin = end;
      end += 4 * shape.reduce((product, n) => product * n, 1);
      return { dtype: 'F32', shape, data_offsets: [begin, end] };
    };
    const json = JSON.stringify(
      Object.fromEntries(Object.entries(tensors).map(([name, shape]) => [name, entry(shape)])),
    );
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(json.length));
    return Buffer.concat([length, Buffer.from(json), Buffer.alloc(end)]);
  };
  const refused = async (file: ReturnType<typeof bytes>, ...sentences: readonly string[]) => {
    await load(page, file);
    for (const sentence of [`${file.name} was not loaded.`, ...sentences]) {
      await expect(lesson(page).locator('chainrule-images-load [role=alert]').first()).toContainText(sentence);
    }
    await expect(reading(page, 'results')).toHaveText(before ?? '');
  };
  await refused(
    bytes('cnn.safetensors', header({ 'conv1.weight': [4, 1, 3, 3], 'conv1.bias': [4], 'fc.weight': [10, 784] })),
    'This file holds no multilayer perceptron: expected matrices of weights and vectors of biases only, got the tensor conv1.weight (4, 1, 3, 3).',
  );
  await refused(
    bytes('half.safetensors', header({ 'fc1.weight': [4, 784], 'fc2.weight': [10, 5] })),
    'layers that take as many inputs as the one before has outputs',
    'got the tensors fc1.weight (4, 784), fc2.weight (10, 5).',
  );
  await refused(
    bytes('mine.pt', Buffer.from('PK\x03\x04\x00\x00\x08\x08mine/data.pkl', 'latin1')),
    'This is no safetensors file, but a file of torch.save (.pt, .pth).',
    'save_file(torch.load("mine.pt", map_location="cpu", weights_only=True), "mine.safetensors")',
  );
  await refused(bytes('mine.h5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')), 'keras.models.load_model("mine.h5")');
  await refused(
    bytes('mine.onnx', Buffer.from('\x08\x08\x12\x07pytorch', 'latin1')),
    'Save the state_dict of the model',
  );
  await refused(
    bytes('other.safetensors', header({ weight: [10, 20], bias: [10] })),
    'expected (O, 784), got (10, 20)',
  );
  // What waits for its function can be dismissed, and leaves the network on view, too.
  await load(page, people('03_fc1_fc2'));
  await expect(choice(page, 'relu')).toBeVisible();
  await expect(error(page)).toBeHidden();
  await action(page, 'dismiss').click();
  await expect(action(page, 'load')).toBeFocused();
  await expect(choice(page, 'relu')).toBeHidden();
  await expect(reading(page, 'results')).toHaveText(before ?? '');
});

test('without images a network waits for them', async ({ page }) => {
  await page.goto('?lesson=images&data=files');
  await load(page, golden('named.safetensors'));
  await expect(lesson(page).getByText('Its accuracy cannot be shown before there are images')).toBeVisible();
  await chooseImages(page);
  await choice(page, 'gelu').click();
  await expect(reading(page, 'origin')).toContainText('Loaded from named.safetensors.');
});

test('the script is that of the network on view, whatever is set', async ({ page }) => {
  await page.goto('?lesson=images&layers=3&units=7&function=tanh');
  await expect(reading(page, 'counts')).toBeVisible();
  await load(page, people('06_bf16'));
  await expect(reading(page, 'shape')).toHaveText(/784-4-10/);
  const change = lesson(page).locator('select[name=function]');
  await lesson(page).locator('summary').filter({ hasText: 'Training' }).click();
  await change.selectOption('sigmoid');
  const coming = page.waitForEvent('download');
  await action(page, 'script').click();
  const script = readFileSync(await (await coming).path(), 'utf8');
  expect(script).toContain('a network 784-4-10');
  expect(script).toContain('for i in range(2)');
  expect(script).toContain('self.activation = nn.ReLU()');
  expect(script).toContain('network(x / 255)');
});

for (const lang of ['en', 'fa']) {
  test(`the question is accessible, and fits on a phone, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`?lesson=images&lang=${lang}`);
    await expect(reading(page, 'counts')).toBeVisible();
    await load(page, people('05_keras_kernel'));
    await expect(trial(page, 'mish')).toContainText(/[%٪]/);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await choice(page, 'relu').click();
    await expect(reading(page, 'origin')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
