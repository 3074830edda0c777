/** The lesson on images as the soak uses it: what to press, and where to look. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect as expectSoon } from './fixtures';
import { action, lesson, reading } from './images-page';

/** A soak runs beside other work, on a machine that may be slow to start a page again. */
export const expect = expectSoon.configure({ timeout: 60_000 });

/** Starts new weights. */
export const train = (page: Page) => action(page, 'train').click();

/** Resumes the training that was kept last. */
export const resume = (page: Page) => action(page, 'resume').first().click();

/** The update that the page shows, once it shows one. */
export const shownUpdate = async (page: Page): Promise<number> => (await updates(page))[0];

/** The last update of the training that the page shows. */
export const lastUpdate = async (page: Page): Promise<number> => (await updates(page))[1];

async function updates(page: Page): Promise<readonly [number, number]> {
  const text = (await reading(page, 'step').textContent()) ?? '';
  const [now, last] = text.split(' of ').map((number) => Number(number.replaceAll(',', '')));
  return [now ?? Number.NaN, last ?? Number.NaN];
}

/** Whether the training is complete, and its weights can be saved. */
export const isOver = async (page: Page) => (await reading(page, 'step').count()) > 0 && isLast(page);

async function isLast(page: Page): Promise<boolean> {
  const [step, last] = await updates(page);
  return step === last && (await action(page, 'weights').count()) > 0;
}

/** The SHA-256 of the weights that the page saves. */
export async function weights(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), action(page, 'weights').click()]);
  return createHash('sha256')
    .update(await readFile(await download.path()))
    .digest('hex');
}

/** Forgets every training that is kept, so that the next one begins anew. */
export async function forgetAll(page: Page): Promise<void> {
  await expect(action(page, 'train').or(action(page, 'go-on')).or(action(page, 'pause')).first()).toBeVisible();
  if ((await action(page, 'reset').isEnabled()) === true) await action(page, 'reset').click();
  const forget = action(page, 'forget');
  for (let n = await forget.count(); n > 0; n = await forget.count()) {
    await forget.first().click();
    // The page may ask whether that is meant.
    const really = action(page, 'really-forget');
    await expect(async () => {
      if ((await really.count()) > 0) await really.first().click({ timeout: 500 });
      expect(await forget.count()).toBeLessThan(n);
    }).toPass();
  }
}

/** Opens the lesson, and waits until it knows what is kept and has its images. */
export async function openLesson(page: Page, query: string): Promise<void> {
  await page.goto(`?lesson=images${query}`);
  await expect(action(page, 'train')).toBeEnabled();
  await expect(lesson(page)).toBeVisible();
}

/**
 * The update of the training that the browser keeps, as its storage says: 0 if it keeps none. Any page of the site can ask,
 * also while the one that trains does not answer.
 */
export function keptUpdate(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let latest = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const isOfTraining = request.url.includes('/trainings/') || request.url.endsWith('/training.json');
        const response = isOfTraining ? await cache.match(request) : undefined;
        if (!response) continue;
        const header = response.headers.get('X-Chainrule-Note');
        const note = JSON.parse(header === null ? await response.text() : decodeURIComponent(header));
        latest = Math.max(latest, Number((note.summary ?? note).step));
      }
    }
    return latest;
  });
}
