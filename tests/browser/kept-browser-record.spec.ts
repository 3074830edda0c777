import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures';
import { type Entry, extractStored, folderOf, read, restoreStored, write } from './kept/browser';
import { factsAtRest } from './kept/rest';
import { common, differences, distinguishing } from './kept/seen';
import { training, useEverything } from './kept/use';
import { history, type Shown, type Visit, visits } from './kept/visits';

/**
 * Records what a browser stores after the page was used, into tests/kept/<version>/; tests/kept/README.md says how and
 * when.
 */
test.use({ reducedMotion: 'reduce' });

const root = resolve(__dirname, '../..');
const [, version = ''] = /^version = "([^"]+)"/m.exec(readFileSync(resolve(root, 'Cargo.toml'), 'utf8')) ?? [];

test('what is stored, and what it shows', async ({ page, browser, baseURL }) => {
  test.setTimeout(20 * 60_000);
  expect(version).not.toBe('');
  expect(existsSync(folderOf(version)), `tests/kept/${version} is there, and stays as it was recorded`).toBe(false);
  await useEverything(page, true);
  write(version, await extractStored(page));

  const visit = async (entries: readonly Entry[], { name, query, act }: Visit): Promise<Shown> => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), reducedMotion: 'reduce' });
    const other = await context.newPage();
    await restoreStored(other, entries);
    await other.goto(query);
    const more = (await act?.(other)) ?? null;
    const shows = await factsAtRest(other, name);
    await context.close();
    return { shows, more };
  };
  // Read back from the files, so that the record shows their content; compared with a browser that has only the
  // settings, or nothing.
  const entries = read(version);
  const settings = entries.filter(({ store }) => store === 'localStorage');
  const all: Record<string, Shown> = {};
  for (const one of visits) {
    const { shows, more } = await visit(entries, one);
    const again = await visit(entries, one);
    expect(again.more).toEqual(more);
    const { name, query } = one;
    const without = await visit(one.isSettings ? [] : settings, { name, query });
    const facts = common(shows, again.shows);
    expect(differences(facts, [without.shows]), `${name}: shows nothing that is kept`).not.toEqual([]);
    all[name] = { shows: distinguishing(facts, [without.shows]), more };
  }
  // An uninterrupted training gives the same result.
  await page.goto(training);
  await page.locator('chainrule-outlet [data-do=train]').click();
  expect(all['the training goes on to the end']?.more).toEqual(await history(page));
  writeFileSync(resolve(folderOf(version), 'shown.json'), `${JSON.stringify(all, null, 2)}\n`);
});
