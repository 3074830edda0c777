import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading } from './images-page';

/** What the browser keeps for a site in the topmost folder of its host. */
const kept = 'chainrule 2 / files';

const error = (page: Page) => lesson(page).locator('chainrule-images-data .error');

/** Puts bytes into what the browser keeps, in place of what is there. */
const put = (page: Page, name: string, bytes: readonly number[]) =>
  page.evaluate(
    async ([kept, name, bytes]) => {
      const cache = await caches.open(kept);
      const [entry] = await cache.keys(`/chainrule-kept/${name}`, { ignoreSearch: true });
      await cache.put(entry ?? `/chainrule-kept/${name}`, new Response(Uint8Array.from(bytes)));
    },
    [kept, name, bytes] as const,
  );

const isKept = (page: Page, name: string) =>
  page.evaluate(
    async ([kept, name]) => {
      const cache = await caches.open(kept);
      return (await cache.match(`/chainrule-kept/${name}`, { ignoreSearch: true })) !== undefined;
    },
    [kept, name] as const,
  );

/** IDX files of a set of two classes. */
const idx = (sizes: readonly number[], elements: readonly number[]) => {
  const header = sizes.flatMap((size) => [0, 0, size >> 8, size & 255]);
  return Buffer.from([0, 0, 8, sizes.length, ...header, ...elements]);
};
const images = (n: number) =>
  idx(
    [n, 4, 4],
    Array.from({ length: 16 * n }, (_, i) => (i % 32 < 16 ? 200 : i % 16)),
  );
const labels = (n: number) =>
  idx(
    [n],
    Array.from({ length: n }, (_, i) => i % 2),
  );
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const own = [
  file('train-images', images(20)),
  file('train-labels', labels(20)),
  file('t10k-images', images(10)),
  file('t10k-labels', labels(10)),
];

test('a damaged file in the cache is thrown out, and fetched again', async ({ page, guard }) => {
  const asked: string[] = [];
  guard.expectError(/request to another origin: https:\/\/raw\.githubusercontent\.com/);
  await page.context().route('https://raw.githubusercontent.com/**', async (route) => {
    asked.push(new URL(route.request().url()).pathname.split('/').at(-1) ?? '');
    await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: images(3) });
  });
  await page.goto('?lesson=images&lang=en');
  await reading(page, 'counts').waitFor();
  const parts = ['train_images', 'train_labels', 'test_images', 'test_labels'];
  for (const part of parts) await put(page, `mnist/${part}`, [1, 2, 3]);
  await page.goto('?lesson=images&data=mnist&lang=en');
  // What the cache has is of no use, so the set is not there, and there is nothing to complain about.
  await expect(action(page, 'download')).toContainText('Download');
  await expect(error(page)).toHaveCount(0);
  expect(await isKept(page, 'mnist/train_images')).toBe(false);
  await action(page, 'download').click();
  await expect(error(page)).toContainText('SHA-256');
  expect(asked).toEqual(['train-images-idx3-ubyte.gz']);
  // A file that is refused is asked for again.
  await action(page, 'download').click();
  await expect.poll(() => asked.length).toBe(2);
});

test('damaged files of the reader’s own are reported, and can be thrown away', async ({ page }) => {
  await page.goto('?lesson=images&data=files&lang=en');
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(own);
  await expect(reading(page, 'counts')).toContainText('20 images');
  await expect.poll(() => isKept(page, 'files/sums')).toBe(true);
  await page.reload();
  await expect(reading(page, 'counts')).toContainText('20 images');
  // One bit of a pixel: an IDX file all the same.
  const flipped = [...images(20)];
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  await put(page, 'files/train_images', flipped);
  await page.reload();
  await expect(error(page)).toContainText('The files that this browser kept are damaged');
  await action(page, 'forget-files').click();
  await expect(error(page)).toHaveCount(0);
  expect(await isKept(page, 'files/train_images')).toBe(false);
  await page.reload();
  await expect(lesson(page).getByText('Four IDX files')).toBeVisible();
  await expect(error(page)).toHaveCount(0);
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(own);
  await expect(reading(page, 'counts')).toContainText('20 images');
});
