import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, reading, untilItEnds } from './images-page';
import { withoutRelaxedSimd } from './kept/link';

/** Trains to the end, and returns a number that is then shown. */
async function trainAndRead(page: Page, search: string, name: string): Promise<number> {
  await page.goto(`?lesson=images${search}`);
  await action(page, 'train').click();
  await untilItEnds(page);
  return Number.parseFloat((await reading(page, name).textContent()) ?? '');
}

/** The mean loss of four updates that hardly move a weight: that of the initial network. */
const firstLoss = (page: Page) => trainAndRead(page, '&batch=1024&epochs=1&optimizer=sgd&rate=0.00001', 'train-loss');
const accuracy = (page: Page) => trainAndRead(page, '', 'test-accuracy');

test('a browser without relaxed SIMD trains like one that has it, except for rounding', async ({ page }) => {
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(...(request.url().match(/chainrule_images\w*?_bg/) ?? [])));
  const relaxed = { loss: await firstLoss(page), accuracy: await accuracy(page) };
  expect(new Set(fetched)).toEqual(new Set(['chainrule_images_relaxed_bg']));

  // Another browser, in which every feature test fails.
  await withoutRelaxedSimd(page.context());
  fetched.length = 0;
  const fixed = { loss: await firstLoss(page), accuracy: await accuracy(page) };
  expect(new Set(fetched)).toEqual(new Set(['chainrule_images_bg']));

  // z of a hidden unit is a sum of 784 products and a bias, each w at most 1/28 (PyTorch's initial weights), Σ x at
  // most some 150 for a digit: in either order of rounding off by at most γ₇₈₆ · 150/28 = 2.5 · 10⁻⁴ with u = 2⁻²⁴. A
  // logit sums 64 of them with weights of at most 1/8, so it is off by 2 · 10⁻³, and the loss by twice that, in each
  // of the two; both are shown to 0.01.
  expect(Math.abs(relaxed.loss - fixed.loss)).toBeLessThan(8e-3 + 0.01);
  // Rounding may change the answer for some images, but both have learned.
  for (const { accuracy } of [relaxed, fixed]) expect(accuracy).toBeGreaterThan(90);
});
