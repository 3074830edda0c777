import english from '../../www/src/languages/en/page/footer';
import { type LessonName, words } from '../browser/lessons';
import { dist, StaticSite } from '../browser/static-host';
import { test as base, read } from './fixtures';
import { names, walkAgain } from './walks';

/** A host that the page takes for a site, though it is this machine. */
const test = base.extend<{ site: StaticSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  site: async ({}, use) => {
    const site = new StaticSite('offline.localhost');
    site.publish('/course/', { folder: dist });
    await site.goOnline();
    await use(site);
    await site.goOffline();
  },
  reader: async ({ running, site }, use, info) => read(await running.open(), site.address('/course/'), use, info),
});

/** In Chromium all of them; in the others what needs the lab's part of the core, and the weights. */
const inAllEngines = ['activations', 'draw'] as const;

test('after one visit, lessons that were never opened do their jobs without the host', async ({
  reader,
  site,
  engine,
}) => {
  await reader.open('?lang=en');
  await reader.sees('chainrule-footer >> .offline', english.offline);
  await site.goOffline();
  const walked = engine.name === 'chromium' ? names : inAllEngines;
  for (const name of walked) await walkAgain(reader, name);
  await reader.driver.reload();
  await reader.sees('h1', words.en.lessons[walked[walked.length - 1] as LessonName].title);
  await site.goOnline();
});
