/** The lesson on images, as a reader operates it: where things are, and how to wait for a training. */

import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export const lesson = (page: Page) => page.locator('chainrule-images');
export const action = (page: Page, name: string) => lesson(page).locator(`[data-do=${name}]`);
export const reading = (page: Page, name: string) => lesson(page).locator(`[data-reading=${name}]`);

/** Waits until a training has finished all its epochs. */
export const untilItEnds = (page: Page) => expect(action(page, 'train')).toHaveText('Train again', { timeout: 60_000 });
