/** A reader who stores something of each kind in the browser, in Persian, all of it small. */

import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { DrawLesson, type Point } from '../pad';

const lesson = (page: Page) => page.locator('chainrule-outlet');
const action = (page: Page, name: string) => lesson(page).locator(`[data-do="${name}"]`);
const reading = (page: Page, name: string) => lesson(page).locator(`[data-reading="${name}"]`);

/** A corner that is clearly no seven, and a line that is clearly no eight; each drawing slightly different. */
export const corner = (i: number): (readonly Point[])[] => [
  [
    [0.3, 0.2],
    [0.3 + 0.01 * i, 0.8],
    [0.7, 0.8 - 0.01 * i],
    [0.7, 0.55],
  ],
];
const wave = (i: number): (readonly Point[])[] => [
  [
    [0.1, 0.5],
    [0.3, 0.3 + 0.01 * i],
    [0.5, 0.5],
    [0.7, 0.7 - 0.01 * i],
    [0.9, 0.5],
  ],
];

export const classes = ['corner', 'wave'] as const;
export const points = 'x,y,class\n-0.5,0.2,0\n0.4,0.1,1\n0.3,-0.25,1\n-0.75,0.5,0\n';

/** Language, theme and digits, chosen in the header. */
export async function chooseSettings(page: Page): Promise<void> {
  await page.goto('./');
  const header = page.locator('chainrule-header');
  await header.locator('button:lang(fa)').click();
  await header.locator('button[popovertarget=more]').click();
  await header.locator('input[name=theme]').nth(2).check();
  await header.locator('input[name=numerals]').nth(1).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
}

/** 8 updates per epoch, 3 epochs; it is paused within the second one, and saved there. */
export const training = '?lesson=images&units=8&batch=500&epochs=3&rate=0.003&seed=4';
const nSteps = 11;

/** Some updates of a training, one at a time. */
export async function train(page: Page, n = nSteps): Promise<void> {
  await page.goto(training);
  for (let step = 1; step <= n; step++) {
    const before = step > 1 ? await reading(page, 'step').textContent() : '';
    await action(page, 'step').click();
    await expect(reading(page, 'step')).not.toHaveText(before ?? '');
  }
  // It is kept as it is now.
  await expect(reading(page, 'status')).toHaveText(/به همین شکل/);
}

/** An IDX file: images of 8 × 8 pixels, or their labels. */
function idx(sizes: readonly number[], element: (i: number) => number): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.set([0, 0, 8, sizes.length]);
  sizes.forEach((size, i) => {
    header.writeUInt32BE(size, 4 + 4 * i);
  });
  const n = sizes.reduce((product, size) => product * size);
  return Buffer.concat([header, Buffer.from(Array.from({ length: n }, (_, i) => element(i)))]);
}

/** Own images: a bright row on a dark background, whose index is the class. */
export async function bringImages(page: Page): Promise<void> {
  await page.goto('?lesson=images&data=files');
  const image = (i: number) => (Math.floor(i / 8) % 8 === Math.floor(i / 64) % 8 ? 220 : i % 16);
  const files = [
    { name: 'train-images', buffer: idx([48, 8, 8], image) },
    { name: 'train-labels', buffer: idx([48], (i) => i % 8) },
    { name: 't10k-images', buffer: idx([16, 8, 8], image) },
    { name: 't10k-labels', buffer: idx([16], (i) => i % 8) },
  ].map((file) => ({ ...file, mimeType: 'application/octet-stream' }));
  await lesson(page).locator('chainrule-images-data input[data-do=files]').setInputFiles(files);
  await expect(reading(page, 'counts')).toBeVisible();
}

/** Draws, and says what it is. */
async function add(page: Page, draw: DrawLesson, label: string, strokes: readonly (readonly Point[])[]): Promise<void> {
  const thumbs = lesson(page).locator('.thumb');
  const n = await thumbs.count();
  await draw.draw(strokes);
  const button = lesson(page).locator(`button[data-label="${label}"]`);
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await button.click();
  await expect(thumbs).toHaveCount(n + 1);
  await expect(draw.strokes).toHaveCount(0);
}

/** A few drawings of two shapes as digits, with `network` also a network that learns them, and some of own classes. */
export async function teach(page: Page, n: number, network: boolean): Promise<void> {
  const draw = new DrawLesson(page);
  await page.goto('?lesson=draw&view=teach');
  await expect(action(page, 'teach')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  for (let i = 0; i < n; i++) {
    await add(page, draw, '7', corner(i));
    await add(page, draw, '8', wave(i));
  }
  if (network) {
    await action(page, 'teach').click();
    await expect(action(page, 'use')).toBeVisible({ timeout: 240_000 });
    await action(page, 'use').click();
    await expect(lesson(page).locator('input[value=own]').last()).toBeChecked();
  }
  await lesson(page).locator('input[value=own]').first().check({ force: true });
  const labels = lesson(page).locator('input[name=labels]');
  await labels.fill(classes.join(' '));
  await labels.press('Tab');
  await expect(lesson(page).locator('button[data-label="wave"]')).toBeVisible();
  await add(page, draw, 'corner', corner(7));
  await add(page, draw, 'wave', wave(7));
}

/** Points of both classes, painted into the square, and others typed. */
export async function givePoints(page: Page): Promise<void> {
  await page.goto('?lesson=playground&data=painted');
  const area = lesson(page).locator('[data-plane=first] .area');
  const paint = async (x: number, y: number) => {
    const before = await reading(page, 'painted').textContent();
    const box = await area.boundingBox();
    await area.click({ position: { x: x * (box?.width ?? 0), y: y * (box?.height ?? 0) } });
    await expect(reading(page, 'painted')).not.toHaveText(before ?? '');
  };
  for (const y of [0.3, 0.5, 0.6]) await paint(0.3, y);
  await lesson(page).locator('[data-name=brush] input[value="1"]').check({ force: true });
  for (const y of [0.3, 0.7]) await paint(0.7, y);
  await page.goto('?lesson=playground&data=csv');
  await lesson(page).locator('textarea').fill(points);
  await action(page, 'read').click();
  await expect(reading(page, 'csv')).toHaveText(/[4۴]/);
}

/** The network of a written-out step, taken to the lab on linear networks. */
export async function fillShelf(page: Page): Promise<void> {
  await page.goto('?lesson=training-step&preset=xor');
  const copy = page.locator('chainrule-step-copy');
  await copy.locator('summary').click();
  await copy.locator('.row button').last().click();
  await expect(page).toHaveURL(/lesson=linear.*network=shelf/);
}

/** One thing of each kind; teaching the network takes a minute, and is left out without `network`. */
export async function useEverything(page: Page, network: boolean): Promise<void> {
  await chooseSettings(page);
  await train(page, network ? nSteps : 1);
  await bringImages(page);
  await teach(page, network ? 3 : 1, network);
  await givePoints(page);
  await fillShelf(page);
}
