import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import english from '../../www/src/languages/en/page/footer';
import notices from '../../www/src/languages/en/page/update-notice';
import persian from '../../www/src/languages/fa/page/footer';
import { violations } from './axe';
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
const notOurs = [
  'chainrule-images',
  'chainrule 2 / files',
  'chainrule-offline-v1 http://elsewhere/',
  'workbox-precache-v2-of-another-site',
];

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

/** Browsers look for another worker a second or so after a page was loaded. */
const patiently = { intervals: [2500] };

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

test('all that is in the build is kept, under a name that says whose it is', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  const name = `chainrule-offline-v1 ${site.address(folder)}`;
  expect(await cacheNames(page)).toEqual([name]);
  const addresses = await page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url),
    name,
  );
  const kept = addresses.map((address) => new URL(address).pathname.slice(folder.length));
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const names = files.map((file) => relative(dist, join(file.parentPath, file.name)).replaceAll('\\', '/'));
  // Notes for people, what the owner of a site fills, what the system takes once, and the worker, which browsers keep themselves.
  const others = /\.(map|md)$|^data\/|^icons\/|^sw\.js$/;
  expect(kept.sort()).toEqual(names.filter((name) => !others.test(name)).sort());
});

test('a reader who saves data gets nothing beforehand, and the page promises nothing', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  await page.goto(site.address(`${folder}?lesson=activations`));
  await expect(page.locator('chainrule-activations h1')).toBeVisible();
  await letItRest(page);
  expect(await registrations(page)).toEqual([]);
  expect(site.asked.filter((path) => path.endsWith('sw.js'))).toEqual([]);
  await expect(footer(page)).not.toContainText(ready.en);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: false });
  await page.reload();
  await isReady(page);
});

test('what the first page needs comes before anything is kept', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  const first = site.asked.slice(0, site.asked.indexOf(`${folder}sw.js`));
  for (const needed of [/\/index-.*\.js$/, /\/network-graph-.*\.js$/, /\/worker-.*\.js$/])
    expect(first.filter((path) => needed.test(path)).length, `${needed}`).toBeGreaterThan(0);
  expect(first.filter((path) => /words-fa|gradient-flow-|\.wasm/.test(path))).toEqual([]);
});

test('a new version says that it is there, and is shown when the reader wants it', async ({
  context,
  page,
  site,
  release,
}) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  await keepSomething(page);
  const entry = await page.locator('head script[type=module]').getAttribute('src');
  site.publish(folder, { folder: await release('next') });

  // Another page is the new version at once, without a word.
  const second = await context.newPage();
  await second.goto(site.address(`${folder}?lang=en`));
  expect(await releaseOf(second)).toBe('next');
  await expect(notice(page)).toContainText(notices.isThere);
  expect(await violations(page)).toEqual([]);
  await isReady(second);
  await expect(notice(second)).not.toContainText(notices.isThere);
  expect(await releaseOf(page)).toBe(null);
  await second.close();

  await notice(page).getByRole('button', { name: notices.reload }).click();
  await expect(page.locator('html')).toHaveAttribute('data-release', 'next');
  await isReady(page);
  await expect(notice(page)).not.toContainText(notices.isThere);
  await isSomethingKept(page);
  // Nothing is left of the version before.
  await expect.poll(() => page.evaluate((entry) => caches.match(entry), `${folder}${entry}`)).toBe(undefined);

  await site.goOffline();
  await page.reload();
  expect(await releaseOf(page)).toBe('next');
  await isReady(page);
  await isSomethingKept(page);
  await site.goOnline();
});

test('a reload shows the new version, which then takes over where no other page needs the one before', async ({
  page,
  site,
  release,
}) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  site.publish(folder, { folder: await release('next') });
  await page.reload();
  expect(await releaseOf(page)).toBe('next');
  await isReady(page);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null);
  await site.goOffline();
  await page.reload();
  expect(await releaseOf(page)).toBe('next');
  await expect(notice(page)).not.toContainText(notices.isThere);
  await site.goOnline();
});

test('a version that does not start is left by the next load', async ({ page, site, release, guard }) => {
  guard.expectError(/this release is broken/);
  site.publish(folder, { folder: dist });
  await visit(page, site);
  site.publish(folder, { folder: await release('broken') });
  await page.reload();
  await expect(page.locator('chainrule-app h1')).toHaveCount(0);
  // Its worker is there as well, and keeps the broken page.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe('installed');
  site.publish(folder, { folder: await release('next') });
  await page.reload();
  expect(await releaseOf(page)).toBe('next');
  await isReady(page);
});

/** A document without an icon to ask for. */
const plain = '<!doctype html><link rel="icon" href="data:,">';

/** A worker that has an answer of its own for every document, and never lets go. */
const stubborn = `
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  self.addEventListener('fetch', (event) => {
    const old = new Response('${plain}<title>old</title>', { headers: { 'Content-Type': 'text/html' } });
    if (event.request.mode === 'navigate') event.respondWith(old);
  });`;

test('a release without a worker takes a bad one away, with all that it kept', async ({ page, site, release }) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  await keepSomething(page);
  site.publish(`${folder}sw.js`, { text: stubborn });
  // Chromium never answers a reload that comes while such a worker is taking over.
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const taken = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    await (await serviceWorker.ready).update();
    await taken;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  await expect.poll(() => page.reload().then(() => page.title()), patiently).toBe('old');

  site.publish(folder, { folder: await release('retired') });
  site.unpublish(`${folder}sw.js`);
  await expect.poll(() => page.reload().then(() => page.title()), patiently).toBe('chainrule');
  expect(await releaseOf(page)).toBe('retired');
  await expect.poll(() => registrations(page)).toEqual([]);
  expect((await cacheNames(page)).sort()).toEqual([...notOurs].sort());
  await isSomethingKept(page);
});

test('versions of the site stand side by side, and none takes over another', async ({
  context,
  page,
  site,
  release,
}) => {
  const other = '/v0.2.0/';
  site.publish('/', { folder: dist });
  site.publish(other, { folder: dist });
  await visit(page, site, '/');
  await site.goOffline();
  // The root's worker has a page, and yet none for the folder below.
  const attempt = await context.newPage();
  await expect(attempt.goto(site.address(other))).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await attempt.close();
  await site.goOnline();
  site.asked.length = 0;
  await visit(page, site, other);
  expect(site.asked).toContain(`${other}models/digits.safetensors`);
  expect((await registrations(page)).sort()).toEqual([site.address('/'), site.address(other)]);

  site.publish('/', { folder: await release('next') });
  await visit(page, site, '/');
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null);
  expect((await cacheNames(page)).sort()).toEqual(
    [site.address('/'), site.address(other)].map((scope) => `chainrule-offline-v1 ${scope}`),
  );
  await site.goOffline();
  await page.goto(site.address(`${other}?lesson=gradient-flow&lang=en`));
  expect(await number(ratio(page))).toBeLessThan(1e-6);
  expect(await releaseOf(page)).toBe(null);
  await page.goto(site.address('/?lesson=gradient-flow&lang=en'));
  expect(await number(ratio(page))).toBeLessThan(1e-6);
  expect(await releaseOf(page)).toBe('next');
  await site.goOnline();
});

test('data that the owner of a site adds, and parts of files, come from the network', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  await visit(page, site);
  site.publish(`${folder}data/index.json`, { text: '{ "sets": ["mnist"] }' });
  expect(await page.evaluate(async () => (await fetch('data/index.json')).json())).toEqual({ sets: ['mnist'] });

  // A file that comes from what is kept when it is asked for as a whole.
  const path = await page.evaluate(async () => {
    const names = (
      await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    ).flat();
    return new URL(names.find(({ url }) => url.endsWith('.wasm'))?.url ?? '').pathname;
  });
  const ask = async (headers: Record<string, string>) => {
    site.asked.length = 0;
    await page.evaluate(async ([path, headers]) => (await fetch(path, { headers })).arrayBuffer(), [
      path,
      headers,
    ] as const);
    return site.asked;
  };
  expect(await ask({})).toEqual([]);
  expect(await ask({ Range: 'bytes=0-9' })).toEqual([path]);
});

test.describe('at the usual names of this machine', () => {
  test.use({ host: '127.0.0.1' });

  test('nothing is kept, and what an older worker left goes', async ({ page, site }) => {
    site.publish('/', { text: `${plain}<title>an older project</title>` });
    site.publish('/sw.js', { text: stubborn });
    await page.goto(site.address('/'));
    await page.evaluate(() => navigator.serviceWorker.register('sw.js'));
    await expect.poll(() => page.reload().then(() => page.title()), patiently).toBe('old');

    site.unpublish('/');
    site.unpublish('/sw.js');
    site.publish('/', { folder: dist });
    await expect.poll(() => page.reload().then(() => page.title()), patiently).toBe('chainrule');
    await expect(page.locator('chainrule-home h1')).toBeVisible();
    await letItRest(page);
    expect(await registrations(page)).toEqual([]);
    expect(await cacheNames(page)).toEqual([]);
    await expect(footer(page)).not.toContainText(ready.en);
  });
});

test('without service workers, or where they are refused, the page is what it is', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'serviceWorker', {
      get: () => {
        throw new DOMException('storage is blocked', 'SecurityError');
      },
    });
  });
  await page.goto(site.address(`${folder}?lesson=gradient-flow&lang=en`));
  expect(await number(ratio(page))).toBeLessThan(1e-6);
  await letItRest(page);
  await expect(footer(page)).not.toContainText(ready.en);
});

test('in a frame of another page nothing is kept', async ({ page, site }) => {
  site.publish(folder, { folder: dist });
  site.publish('/lecture.html', {
    text: `${plain}<title>Lecture</title><iframe src="${folder}?lesson=gradient-flow"></iframe>`,
  });
  await page.goto(site.address('/lecture.html'));
  const frame = page.frameLocator('iframe');
  expect(await number(frame.locator('chainrule-gradient-flow .ratios [data-row=delta] td').first())).toBeLessThan(1e-6);
  await letItRest(page);
  expect(await registrations(page)).toEqual([]);
});

test('the manifest is found, relative, and in the colors of the page, and its icons are as large as it says', async ({
  page,
  site,
}) => {
  site.publish(folder, { folder: dist });
  await page.goto(site.address(`${folder}?lang=en&theme=light`));
  const session = await page.context().newCDPSession(page);
  const { url, data = '', errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(site.address(`${folder}manifest.webmanifest`));
  const manifest = JSON.parse(data);
  expect(new URL(manifest.start_url, url).href).toBe(site.address(folder));
  expect(new URL(manifest.scope, url).href).toBe(site.address(folder));
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const hex = (color: string) =>
    `#${color
      .match(/\d+/g)
      ?.map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`;
  expect([manifest.theme_color, manifest.background_color]).toEqual([hex(paper), hex(paper)]);
  const sizes = await page.evaluate(
    (icons: { src: string }[]) =>
      Promise.all(
        icons.map(async ({ src }) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    manifest.icons,
  );
  for (const [index, { sizes: promised }] of manifest.icons.entries())
    if (promised !== 'any') expect(sizes[index]).toBe(promised);
  expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable');
});
