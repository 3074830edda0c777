import { existsSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { file, follow, type Link, links } from './kept/link';
import { factsAtRest } from './kept/rest';
import { common, differences, distinguishing, type Facts } from './kept/seen';
import { query, type State, states } from './kept/states';

/**
 * Records what the links of `kept/states.ts` show, into tests/kept/links.json, unless they are already there.
 * tests/kept/README.md says how and when.
 */
test.use({ reducedMotion: 'reduce' });

/** What a link shows once the page is at rest. */
async function open(page: Page, address: string, click: string | undefined): Promise<Facts> {
  await follow(page, { query: address, ...(click ? { click } : {}) });
  return factsAtRest(page, address);
}

/** Records what a state shows, and checks that each of its parameters makes a visible difference. */
async function record(page: Page, state: State): Promise<Link> {
  const address = query(state);
  // Random numbers do not depend on the address: only what is the same each time is recorded.
  const full = common(await open(page, address, state.click), await open(page, address, state.click));
  const others: Facts[] = [];
  for (const param of Object.keys(state.shows ?? {})) {
    const other = await open(page, query(state, param), state.click);
    const isSeen = differences(full, [other]).length > 0;
    expect.soft(isSeen, `${address}: ${param} makes a difference to what is seen`).toBe(true);
    others.push(other);
  }
  if (state.given) others.push(await open(page, query({ lesson: state.lesson }), undefined));
  // Otherwise everything, because omitted parameters have values, too.
  const shows = state.shows ? distinguishing(full, others) : full;
  return { query: address, ...(state.click ? { click: state.click } : {}), shows };
}

/** In a context of its own, so that nothing is stored from one lesson for the next. */
async function newPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), reducedMotion: 'reduce' });
  return context.newPage();
}

test('the links of every lesson', async ({ browser, baseURL }) => {
  test.setTimeout(30 * 60_000);
  const found = new Map((existsSync(file) ? links() : []).map((link) => [keyOf(link), link]));
  const waiting = states.filter((state) => !found.has(keyOf({ ...state, query: query(state) })));
  const work = async () => {
    for (let state = waiting.shift(); state; state = waiting.shift()) {
      const page = await newPage(browser, baseURL);
      const link = await record(page, state);
      found.set(keyOf(link), link);
      await page.context().close();
    }
  };
  await Promise.all([work(), work(), work()]);
  const order = states.map((state) => keyOf({ ...state, query: query(state) }));
  const all = [...found].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  writeFileSync(
    file,
    `${JSON.stringify(
      all.map(([, link]) => link),
      null,
      2,
    )}\n`,
  );
});

const keyOf = ({ query, click }: Pick<Link, 'query' | 'click'>) => `${query} ${click ?? ''}`;
