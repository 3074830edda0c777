/** What a reader comes back to: the visits that show what is stored, and what each of them shows. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import type { Facts } from './seen';
import { classes } from './use';

export interface Visit {
  readonly name: string;
  readonly query: string;
  /** Shows only the settings. */
  readonly isSettings?: true;
  /** What the reader does there, and what to record in addition to the facts. */
  readonly act?: (page: Page) => Promise<unknown>;
}

/** What a visit showed, as recorded. */
export interface Shown {
  readonly shows: Facts;
  readonly more: unknown;
}

const lesson = (page: Page) => page.locator('chainrule-outlet');

/**
 * The history of a training at full precision, from the file that can be downloaded when it has ended: its values by
 * position, however their names are written (`batch_losses`, `batchLosses`).
 */
export async function history(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const run = lesson(page).locator('[data-do=run]');
  await expect(run).toBeVisible({ timeout: 60_000 });
  const coming = page.waitForEvent('download');
  await run.click();
  const all: Record<string, unknown> = {};
  const flatten = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) all[path.replaceAll('_', '').toLowerCase()] = value;
    else for (const [name, one] of Object.entries(value)) flatten(one, path === '' ? name : `${path}.${name}`);
  };
  flatten(JSON.parse(readFileSync(await (await coming).path(), 'utf8')), '');
  return all;
}

/** The class names of the stored drawings, and which are held out. */
async function drawings(page: Page): Promise<string[]> {
  const thumbs = await lesson(page)
    .locator('.thumb')
    .evaluateAll((all) => all.map((one) => `${one.textContent?.trim()}${one.matches('.held') ? ' held out' : ''}`));
  return thumbs.map(latin);
}

/** In Latin digits, whichever are chosen. */
function latin(text: string): string {
  return text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))).replaceAll('٫', '.');
}

/** The bars with their numbers, from the first class to the last. */
async function answer(page: Page): Promise<string[]> {
  const bars = page.locator('chainrule-draw-answer chainrule-probability-bars li');
  await expect(bars.first()).toContainText(/[\d۰-۹]/);
  return (await bars.allTextContents()).map((text) =>
    text
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const labels = (page: Page) =>
  lesson(page)
    .locator('button[data-label]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-label')));

export const visits: readonly Visit[] = [
  { name: 'the settings hold', query: './', isSettings: true },
  { name: 'the training is offered', query: '?lesson=images' },
  {
    name: 'the training goes on to the end',
    query: '?lesson=images',
    act: async (page) => {
      await lesson(page).locator('[data-do=resume]').click();
      return history(page);
    },
  },
  { name: 'own images are there', query: '?lesson=images&data=files' },
  {
    name: 'the taught network reads, and the drawings are there',
    query: '?lesson=draw&view=teach',
    act: async (page) => {
      await expect(lesson(page).locator('.thumb')).toHaveCount(6);
      const isOwn = await lesson(page).locator('input[value=own]').last().isChecked();
      const digits = await drawings(page);
      // A stored drawing, put back on the pad: read by the taught network, and then by the built-in one.
      await lesson(page).locator('.thumb').first().click();
      const own = await answer(page);
      await lesson(page).locator('input[value=shipped]').check({ force: true });
      await expect.poll(() => answer(page)).not.toEqual(own);
      const shipped = await answer(page);
      await lesson(page).locator('input[value=own]').first().check({ force: true });
      await expect(lesson(page).locator(`button[data-label=${classes[0]}]`)).toBeVisible();
      return { isOwn, digits, own, shipped, classes: await labels(page), drawings: await drawings(page) };
    },
  },
  { name: 'painted points are there', query: '?lesson=playground&data=painted' },
  {
    name: 'typed points are there',
    query: '?lesson=playground&data=csv',
    act: (page) => lesson(page).locator('textarea').inputValue(),
  },
  { name: 'the network on the shelf is there', query: '?lesson=linear&network=shelf&activations=both' },
  { name: 'a lesson that keeps nothing has the settings', query: '?lesson=training-step&step=21', isSettings: true },
];

export function shown(version: string): Readonly<Record<string, Shown>> {
  return JSON.parse(readFileSync(resolve(__dirname, `../../kept/${version}/shown.json`), 'utf8'));
}
