import type { ToKeeper } from '../base/to-keeper';
import { workerAddress } from '../base/trusted';
import { offline } from './offline';

/** How often a page that stands open asks for a new version, at most. */
const hour = 3_600_000;

/**
 * Registers the service worker of this folder, and says in `offline` what has come of it. A reader who saves data gets no new
 * one; one that is there already goes on.
 */
export async function watchKeeper(savesData: boolean): Promise<void> {
  const { serviceWorker } = navigator;
  const scope = scopeOfPage();
  const registration = savesData
    ? await serviceWorker.getRegistration(scope)
    : await serviceWorker.register(workerAddress(`${scope}sw.js`), { scope, updateViaCache: 'none' });
  // The worker of a folder above may answer for this one.
  if (registration?.scope !== scope) return;

  const look = () => void lookAt(registration);
  registration.addEventListener('updatefound', () => void settled(registration).then(look));
  serviceWorker.addEventListener('controllerchange', async () => {
    const { active } = registration;
    if (!active || serviceWorker.controller !== active) return;
    if (await keepsThisPage(active)) look();
    else offline.set({ isReady: false, update: () => location.reload() });
  });
  if (!savesData) {
    askNowAndThen(registration);
    // What waits may be older than this page, and what is newer on its way.
    if (registration.waiting) await registration.update().catch(() => {});
  }
  await settled(registration);
  look();
}

/** The folder that the page lies in. */
function scopeOfPage(): string {
  return new URL('.', document.baseURI).href;
}

/** Until no new worker is on its way: it has come, or failed. */
async function settled(registration: ServiceWorkerRegistration): Promise<void> {
  for (let coming = registration.installing; coming; coming = registration.installing) {
    const worker = coming;
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  }
}

async function lookAt({ waiting, active }: ServiceWorkerRegistration): Promise<void> {
  if (waiting && !(await keepsThisPage(waiting))) {
    offline.set({ isReady: false, update: () => takeOver(waiting) });
    return;
  }
  // This page is the new version already, because documents come from the network first.
  if (waiting) tell(waiting, { ask: 'take-over-if-alone' });
  const isKept = waiting !== null || (active !== null && (await keepsThisPage(active)));
  if (isKept && active && !offline.value.update) offline.set({ isReady: true });
}

/**
 * By the names of its scripts and styles, which change with what is in them. An extension of the browser may have added some of
 * its own.
 */
function keepsThisPage(worker: ServiceWorker): Promise<boolean> {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('head script[src]')].map(({ src }) => src);
  const styles = [...document.querySelectorAll<HTMLLinkElement>('head link[rel="stylesheet"]')].map(({ href }) => href);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    const urls = [...scripts, ...styles].filter((url) => url.startsWith(scopeOfPage()));
    tell(worker, { ask: 'keeps', urls }, [port2]);
  });
}

/** Should the worker not hear, the network has the new version all the same. */
function takeOver(waiting: ServiceWorker): void {
  const reload = () => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  setTimeout(reload, 3000);
  tell(waiting, { ask: 'take-over' });
}

function tell(worker: ServiceWorker, message: ToKeeper, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}

/** A reader who returns to a page left open for long hears about a new version without reloading it. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < hour) return;
    asked = Date.now();
    // Without a network it stays as it is.
    registration.update().catch(() => {});
  });
}
