/// <reference types="vite/client" />

import { isLoopback, savesData } from '../base/hosts';
import { isSingleFile } from '../base/single-file';
import { engine } from '../engine/client';

/** How long a page lets its own requests come first. */
const pause = 2000;

/**
 * Has the site kept for the time without a network, once the code of its place has come, what that asked the engine has been
 * answered, and the page has nothing else to do. Not on this machine under
 * its usual names, where the newest build is wanted, nor in a frame, which is a guest. Where the browser has no service
 * workers or refuses them, the page is what it is without.
 */
export async function keepOffline(isShown: Promise<void>): Promise<void> {
  if (!import.meta.env.PROD || import.meta.env.MODE === 'retired' || isSingleFile) return;
  if (isLoopback(location.hostname) || window.parent !== window) return;
  try {
    if (!navigator.serviceWorker) return;
    await Promise.all([loaded(), isShown]);
    await idle();
    // Home asks for nothing before its pad is in view.
    if (engine.isAsked) await engine.firstAnswer;
    const { watchKeeper } = await import('./keeper');
    await watchKeeper(savesData());
  } catch (cause) {
    console.info('The site cannot be kept for use offline.', cause);
  }
}

function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
}

/** Safari has no word for being idle: there the pause has to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
      else resolve();
    }, pause);
  });
}
