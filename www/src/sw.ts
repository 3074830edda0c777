/// <reference lib="webworker" />
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, Route, Router } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { isLoopback, savesData } from './base/hosts';
import type { ToKeeper } from './base/to-keeper';

/**
 * Keeps the site for the time without a network, and serves no old version as long as there is one: documents and whatever else
 * has no hash in its name come from the network first. See docs/decisions/documents-from-the-network-first.md.
 */
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

/** The folder of index.html, with a slash at its end. */
const { scope } = self.registration;
const cachePrefix = 'chainrule-offline-';
const cacheName = `${cachePrefix}v1 ${scope}`;
const files = self.__WB_MANIFEST;

/** A server that does not answer for so long counts as none. */
const patienceSeconds = 4;

if (import.meta.env.MODE === 'retired' || isLoopback(self.location.hostname)) retire();
else keep();

function keep(): void {
  const kept = new PrecacheController({ cacheName });
  kept.addToCacheList([...files]);

  self.addEventListener('install', (event) => {
    // The version before stays, and the next visit tries again.
    if (savesData()) event.waitUntil(Promise.reject(new Error('the reader saves data')));
    else void kept.install(event);
  });
  self.addEventListener('activate', (event) => {
    void kept.activate(event);
    event.waitUntil(Promise.all([removeCaches((name) => name !== cacheName), self.clients.claim()]));
  });

  const current = new NetworkOnly({
    networkTimeoutSeconds: patienceSeconds,
    plugins: [
      {
        fetchDidSucceed: async ({ response }) => {
          if (response.status >= 500) throw new Error(`HTTP status ${response.status}`);
          return response;
        },
        handlerDidError: ({ request }) => kept.matchPrecache(request.mode === 'navigate' ? 'index.html' : request),
      },
    ],
  });
  const router = new Router();
  router.registerRoute(new NavigationRoute(current));
  router.registerRoute(new Route(({ url }) => url.href.startsWith(`${scope}assets/`), kept.strategy));
  router.registerRoute(new Route(({ url }) => kept.getCacheKeyForURL(url.href) !== undefined, current));

  self.addEventListener('fetch', (event) => {
    const { request } = event;
    if (!isOurs(request)) return;
    const response = router.handleRequest({ request, event });
    if (response) event.respondWith(response);
  });

  self.addEventListener('message', (event) => event.waitUntil(hear(event.data, event.ports[0], kept)));
}

/**
 * A part of a file is the network's business. So is what lies in a folder below, which may be another version of the site, but
 * for the folders of this one.
 */
function isOurs(request: Request): boolean {
  if (request.method !== 'GET' || request.headers.has('range')) return false;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  return request.mode !== 'navigate' || address === scope || address === `${scope}index.html`;
}

async function hear(message: ToKeeper, port: MessagePort | undefined, kept: PrecacheController): Promise<void> {
  if (message.ask === 'keeps') {
    // A page that was loaded past this worker would go on without it. Only the active one can take it over.
    await self.clients.claim().catch(() => {});
    port?.postMessage(message.urls.every((url) => kept.getCacheKeyForURL(url) !== undefined));
  } else if (message.ask === 'take-over' || (await nPages()) <= 1) {
    await self.skipWaiting();
  }
}

/** How many pages of this site are open, those of versions in folders below not counted. */
async function nPages(): Promise<number> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter(({ url }) => new URL('.', url).href === scope).length;
}

/** Takes the place of whatever worker is there, removes what that one kept, and leaves. Pages that are open stand as they are. */
function retire(): void {
  self.addEventListener('install', () => void self.skipWaiting());
  self.addEventListener('activate', (event) => {
    event.waitUntil(removeCaches(() => true).then(() => self.registration.unregister()));
  });
}

/** Of the caches that workers of this very folder made. Other versions of the site and what the reader made have other names. */
async function removeCaches(which: (name: string) => boolean): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name.endsWith(` ${scope}`));
  await Promise.all(own.filter(which).map((name) => caches.delete(name)));
}
