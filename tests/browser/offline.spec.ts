import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import english from '../../www/src/languages/en/page/footer';
import persian from '../../www/src/languages/fa/page/footer';
import { openLesson, words } from './lessons';
import { number } from './numbers';
import { dist, expect, type StaticSite, test } from './static-site';

/**
 * The page on a plain static host in a folder of its own. What `play` serves at 127.0.0.1 is never kept, so that the other tests
 * know nothing of all this.
 */
const folder = '/course/chainrule/';
const ready = { en: english.offline, fa: persian.offline } as const;

const footer = (page: Page) => page.locator('chainrule-footer');
const notice = (page: Page) => page.locator('chainrule-update-notice');
const isReady = (page: Page, lang: 'en' | 'fa' = 'en') => expect(footer(page)).toContainText(ready[lang]);
const releaseOf = (page: Page) => page.locator('html').getAttribute('data-release');
const ratio = (page: Page) => page.locator('chainrule-gradient-flow .ratios [data-row=delta] td').first();
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());
const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

/** What the reader made, and what belongs to somebody else at this origin. */
const notOurs = ['chainrule-images', 'chainrule-offline-v1 http://elsewhere/', 'workbox-precache-v2-of-another-site'];

const keepSomething = (page: Page) =>
  page.evaluate(
    (names) => Promise.all(names.map(async (name) => (await caches.open(name)).put('/kept', new Response('kept')))),
    notOurs,
  );
const isSomethingKept = async (page: Page) => {
  const texts = (names: string[]) =>
    Promise.all(names.map(async (name) => (await (await caches.open(name)).match('/kept'))?.text()));
  expect(await page.evaluate(texts, notOurs)).toEqual(notOurs.map(() => 'kept'));
};

/** Longer than the page waits before it keeps itself. */
const letItRest = (page: Page) => page.waitForTimeout(4000);

/** The first visit, until the page says that it works offline. */
async function visit(page: Page, site: StaticSite, path = folder): Promise<void> {
  await page.goto(site.address(`${path}?lang=en`));
  await isReady(page);
}

for (const lang of ['en', 'fa'] as const) {
  test(`after one visit, a lesson that was never opened computes offline: ${lang}`, async ({ page, site }) => {
    site.publish(folder, { folder: dist });
    await page.goto(site.address(`${folder}?lang=${lang}`));
    await isReady(page, lang);
    await site.goOffline();

    // In the page that stands, and in one that is loaded now.
    await openLesson(page, words[lang].lessons['gradient-flow'].title);
    expect(await number(ratio(page))).toBeLessThan(1e-6);
    await page.goto(site.address(`${folder}?lang=${lang}&lesson=activations&x=1`));
    await expect(page.locator('chainrule-activations h1')).toHaveText(words[lang].lessons.activations.title);
    await page.goto(site.address(`${folder}index.html?lang=${lang}&lesson=gradient-flow&utm_source=course`));
    expect(await number(ratio(page))).toBeLessThan(1e-6);
    await isReady(page, lang);
    await site.goOnline();
  });
}
