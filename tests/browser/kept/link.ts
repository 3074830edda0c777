/** A recorded link, and the page that it opens. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
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

/**
 * Makes trainings use the vector instructions that every browser has: without relaxed SIMD, wasm defines every
 * operation to the last bit, so the numbers are the same on any machine. Returns the requests for the other build, if
 * any were made.
 */
export async function withoutRelaxedSimd(context: BrowserContext): Promise<readonly string[]> {
  const relaxed: string[] = [];
  context.on('request', (request) => relaxed.push(...(request.url().match(/[^/]*relaxed[^/]*$/) ?? [])));
  // The worker, and what asks ahead of it.
  await context.route(/(assets\/worker-[^/]*|\/first)\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
  });
  return relaxed;
}

/** Ends a test without waiting for what the page is still fetching. */
export const stopRouting = (context: BrowserContext) => context.unrouteAll({ behavior: 'ignoreErrors' });

export async function follow(page: Page, { query, click }: Pick<Link, 'query' | 'click'>): Promise<void> {
  await page.goto(query);
  if (click) await page.locator(`chainrule-outlet [data-do=${click}]`).click();
}
