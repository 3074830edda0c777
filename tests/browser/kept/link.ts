/** A recorded link, and the page that it opens. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Facts } from './seen';

export const file = resolve(__dirname, '../../kept/links.json');

export interface Link {
  readonly query: string;
  readonly click?: string;
  readonly shows: Facts;
}

export function links(): readonly Link[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export async function follow(page: Page, { query, click }: Pick<Link, 'query' | 'click'>): Promise<void> {
  await page.goto(query);
  if (click) await page.locator(`chainrule-outlet [data-do=${click}]`).click();
}
