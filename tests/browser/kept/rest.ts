import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { type Facts, readFacts } from './seen';

/** What a page shows once it is at rest: the same four times, 300 ms apart. */
export async function factsAtRest(page: Page, what: string): Promise<Facts> {
  await expect(page.locator('chainrule-outlet h1')).toBeVisible();
  const texts: string[] = [];
  for (let n = 0; n < 300; n++) {
    await setTimeout(300);
    const now = await readFacts(page);
    texts.push(JSON.stringify(now));
    if (n >= 3 && new Set(texts.slice(-4)).size === 1) return now;
  }
  throw new Error(`${what} does not come to rest: ${texts.slice(-2).join('\n')}`);
}
