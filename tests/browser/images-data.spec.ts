import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading } from './images-page';

const fileNames = [
  't10k-labels-idx1-ubyte.gz',
  'train-images-idx3-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
];

function files(set: string): string[] {
  const folder = process.env.CHAINRULE_DATA;
  if (!folder) {
    throw new Error(
      `CHAINRULE_DATA is not set. Set it to the folder that holds ${set}/ with its four files: this test trains on them.`,
    );
  }
  return fileNames.map((name) => join(folder, set, name));
}

// Sixty thousand images, some of them several times, on a machine that may be busy.
test.setTimeout(900_000);

/** One epoch of 938 updates of the assignment's network. */
const untilItEnds = (page: Page) => expect(action(page, 'train')).toHaveText('Train again', { timeout: 300_000 });

async function outcome(page: Page): Promise<(string | null)[]> {
  const names = ['epoch', 'step', 'train-loss', 'test-loss', 'test-accuracy', 'ratio'];
  return Promise.all(names.map((name) => reading(page, name).textContent()));
}

test('after one epoch of MNIST the accuracy is at least 95 %, and an interrupted run ends with the same numbers', async ({
  page,
}) => {
  await page.goto('?lesson=images&data=files&layers=2&units=600&epochs=1');
  // They are recognized as MNIST by their bytes, and not just as somebody's files.
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(files('mnist'));
  await expect(reading(page, 'counts')).toHaveText('60,000 images to train on, 10,000 others to test on.', {
    timeout: 60_000,
  });
  await expect(page).toHaveURL(/data=mnist/);
  await action(page, 'train').click();
  await untilItEnds(page);
  const unbroken = await outcome(page);
  console.log(`MNIST, 1 epoch: ${unbroken.join('; ')}; ${await reading(page, 'milliseconds').textContent()}`);
  expect(Number.parseFloat(unbroken[4] ?? '')).toBeGreaterThanOrEqual(95);

  await action(page, 'reset').click();
  await action(page, 'train').click();
  await expect(reading(page, 'step')).toHaveText(/^[1-9]\d\d of/, { timeout: 60_000 });
  await action(page, 'pause').click();
  await expect(reading(page, 'status')).toHaveText('It is saved in this browser as it is now.');
  // The files, too, are in the browser now.
  await page.reload();
  // The newest first; the unbroken one is kept as well.
  await action(page, 'resume').first().click();
  await untilItEnds(page);
  expect(await outcome(page)).toEqual(unbroken);
});

test('a download of MNIST interrupted within a file is complete in the end', async ({ page, guard }) => {
  guard.expectError(/request to another origin: https:\/\/raw\.githubusercontent\.com/);
  const asked: string[] = [];
  await page.context().route('https://raw.githubusercontent.com/**', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const path = files('mnist').find((file) => file.endsWith(name));
    if (!path) throw new Error(`unexpected request for ${name}`);
    const whole = readFileSync(path);
    const range = (await route.request().allHeaders()).range;
    const from = Number(range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0);
    asked.push(`${name} ${from}`);
    const headers = { 'access-control-allow-origin': '*', 'content-length': String(whole.length - from) };
    const isBroken = asked.length === 1;
    const body = isBroken ? whole.subarray(0, 3_000_000) : whole.subarray(from);
    await route.fulfill({ status: range ? 206 : 200, headers, body });
  });
  await page.goto('?lesson=images&data=mnist');
  await action(page, 'download').click();
  await expect(lesson(page).locator('chainrule-images-data .error')).toContainText('The connection was lost');
  await action(page, 'download').click();
  await expect(reading(page, 'counts')).toHaveText('60,000 images to train on, 10,000 others to test on.', {
    timeout: 60_000,
  });
  expect(asked.slice(0, 2)).toEqual(['train-images-idx3-ubyte.gz 0', 'train-images-idx3-ubyte.gz 3000000']);
  expect(asked.slice(2).map((one) => one.split(' ')[1])).toEqual(['0', '0', '0']);
});

test('files of two sets are not mixed', async ({ page }) => {
  await page.goto('?lesson=images&data=mnist');
  const [labels = '', ...others] = files('mnist');
  const [clothes = ''] = files('fashion-mnist');
  await lesson(page)
    .locator('chainrule-images-data input[data-do=files]')
    .setInputFiles([clothes, ...others]);
  const error = lesson(page).locator('chainrule-images-data .error');
  await expect(error).toContainText('four files of one data set', { timeout: 60_000 });
  await lesson(page)
    .locator('chainrule-images-data input[data-do=files]')
    .setInputFiles([labels, ...others]);
  await expect(reading(page, 'counts')).toContainText('60,000', { timeout: 60_000 });
});
