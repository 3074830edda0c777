import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';

// Only measures and prints, like bench.spec.ts: `cargo xtask bench --whole` runs it, with the data of CHAINRULE_DATA.
test.describe.configure({ mode: 'serial' });

interface Epoch {
  readonly train_loss: number;
  readonly test_loss: number;
  readonly test_accuracy: number;
}

/** The lesson's training runs as its buttons set them, the data, and what to measure. */
const trainings = [
  { name: 'the assignment on Fashion-MNIST', folder: 'fashion-mnist', data: 'fashion_mnist', units: 600, epochs: 10 },
  { name: 'the assignment on MNIST', folder: 'mnist', data: 'mnist', units: 600, epochs: 10 },
  { name: 'the overfit', folder: 'fashion-mnist', data: 'fashion_mnist', units: 1500, epochs: 40 },
] as const;

for (const { name, folder, data, units, epochs } of trainings) {
  test(name, async ({ page }) => {
    test.setTimeout(4 * 3_600_000);
    const root = process.env.CHAINRULE_DATA;
    if (!root) throw new Error(`CHAINRULE_DATA is not set. Set it to the folder that holds ${folder}/ with its files.`);
    const lesson = page.locator('chainrule-images');
    await page.goto(`?lesson=images&data=files&layers=2&units=${units}&epochs=${epochs}`);
    const names = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
    const files = names.map((one) => join(root, folder, `${one}-ubyte.gz`));
    await lesson.locator('input[type=file]').setInputFiles(files);
    await expect(page).toHaveURL(new RegExp(`data=${data}`), { timeout: 120_000 });
    const train = lesson.locator('[data-do=train]');
    const began = Date.now();
    await train.click();
    await expect(train).toHaveText('Train again', { timeout: 4 * 3_600_000 });
    const minutes = (Date.now() - began) / 60_000;
    const waiting = page.waitForEvent('download');
    await lesson.locator('[data-do=run]').click();
    const run = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as { epochs: Epoch[] };
    const last = run.epochs.at(-1);
    expect(run.epochs.length).toBe(epochs);
    const losses = run.epochs.map(({ train_loss }) => train_loss.toFixed(4));
    const best = Math.max(...run.epochs.map(({ test_accuracy }) => test_accuracy));
    console.log(
      `${name}, ${minutes.toFixed(1)} min: mean training losses ${losses.join(' ')}; ` +
        `best test accuracy ${(100 * best).toFixed(2)} %; at the end test loss ${last?.test_loss.toFixed(4)}, ` +
        `${((last?.test_loss ?? Number.NaN) / (last?.train_loss ?? Number.NaN)).toFixed(1)} times the training loss.`,
    );
  });
}
