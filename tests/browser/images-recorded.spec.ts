import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures';
import { lesson, reading } from './images-page';

interface Recording {
  readonly snapshot: {
    readonly bestEpoch: number;
    readonly epochs: readonly {
      readonly trainLoss: number;
      readonly testLoss: number;
      readonly testAccuracy: number;
    }[];
  };
}

/** Written by `cargo xtask record-images`. */
function recording(name: string): Recording {
  return JSON.parse(readFileSync(resolve(__dirname, `../../www/public/recorded/${name}.json`), 'utf8'));
}

const { snapshot } = recording('assignment');
const overfit = recording('overfit');

test('the assignment’s training can be viewed without running it, and is marked as recorded', async ({ page }) => {
  await page.goto('?lesson=images');
  const show = lesson(page).locator('[data-do=recorded]');
  // Synthetic digits have no recording: training on them takes a moment.
  await expect(show).toHaveCount(0);
  await lesson(page).locator('[data-try=assignment]').click();
  await show.click();
  await expect(reading(page, 'recorded')).toContainText('Recorded, not trained here: Fashion-MNIST, seed 1, made by');
  const last = snapshot.epochs.at(-1)?.testAccuracy ?? Number.NaN;
  // Written with one decimal: off by at most half of it.
  const shown = Number.parseFloat((await reading(page, 'test-accuracy').textContent()) ?? '');
  expect(Math.abs(shown - 100 * last)).toBeLessThanOrEqual(0.05 + 1e-9);
  await expect(reading(page, 'best-epoch')).toContainText(String(snapshot.bestEpoch));
  await expect(lesson(page).locator('chainrule-images-curves chainrule-plot').first()).toBeVisible();
  // It includes the last batch of each epoch, which is what the assignment's program prints.
  await lesson(page).locator('chainrule-images-slip summary').click();
  await expect(lesson(page).locator('chainrule-images-slip tbody tr')).toHaveCount(snapshot.epochs.length);
  // Other settings have no recording.
  await lesson(page).getByRole('slider', { name: 'Epochs', exact: true }).press('ArrowRight');
  await expect(reading(page, 'recorded')).toHaveCount(0);
});

test('the overfit recording shows a test loss many times the training loss', async ({ page }) => {
  await page.goto('?lesson=images');
  await lesson(page).locator('[data-try=assignment]').click();
  await lesson(page).locator('[data-do=recorded]').click();
  await expect(reading(page, 'epoch')).toHaveText('10 of 10');
  await lesson(page).locator('[data-try=overfit]').click();
  // The assignment's recording does not stay when the settings are those of the overfit preset.
  await expect(reading(page, 'recorded')).toHaveCount(0);
  await lesson(page).locator('[data-do=recorded]').click();
  await expect(reading(page, 'epoch')).toHaveText('40 of 40');
  const { testLoss, trainLoss } = overfit.snapshot.epochs.at(-1) ?? { testLoss: 0, trainLoss: 1 };
  expect(testLoss / trainLoss).toBeGreaterThan(6);
  const ratio = Number.parseFloat((await reading(page, 'ratio').textContent()) ?? '');
  // Written with two significant digits: off by at most half of the last one.
  expect(Math.abs(ratio - testLoss / trainLoss)).toBeLessThanOrEqual(0.05 + 1e-9);
  await expect(reading(page, 'best-epoch')).toContainText(String(overfit.snapshot.bestEpoch));
});

test('a site without the recording says so', async ({ page }) => {
  await page.context().route('**/recorded/assignment.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('?lesson=images');
  await lesson(page).locator('[data-try=assignment]').click();
  await lesson(page).locator('[data-do=recorded]').click();
  await expect(lesson(page).getByText('This site has no recording of it.')).toBeVisible();
});
