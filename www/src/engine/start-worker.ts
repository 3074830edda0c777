/// <reference types="vite/client" />

import { workerAddress } from '../base/trusted';
import type { FromWorker } from './protocol';
import address from './worker?worker&url';

/**
 * Starts the worker. A page may only start files of its own origin; one in a sandboxed frame has none, and one that is part of
 * a course page has that page's. A blob is of any page's origin, and may import the file if its host allows it.
 */
export function startWorker(): Worker {
  const name = 'chainrule engine';
  if (new URL(address, location.href).origin === self.origin) {
    return new Worker(workerAddress(address), { type: 'module', name });
  }
  const url = URL.createObjectURL(new Blob([importing(address)], { type: 'text/javascript' }));
  // Not a module: in a frame without an origin, Chromium refuses to start one from a blob.
  const worker = new Worker(workerAddress(url), { name });
  // Once it speaks, it has been read.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** A script that imports the worker, and hands it what was sent meanwhile. */
function importing(file: string): string {
  const crashed: FromWorker = {
    type: 'crashed',
    error: { code: 'crashed', message: 'the worker could not be loaded' },
  };
  return `
    const early = [];
    const keep = (event) => early.push(event.data);
    addEventListener('message', keep);
    import(${JSON.stringify(file)}).then(() => {
      removeEventListener('message', keep);
      for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
    }).catch(() => postMessage(${JSON.stringify(crashed)}));
  `;
}
