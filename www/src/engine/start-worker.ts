/// <reference types="vite/client" />

import { isSingleFile } from '../base/single-file';
import { workerAddress } from '../base/trusted';
import type { FromWorker } from './protocol';
import address from './worker?worker&url';

const name = 'chainrule engine';

/**
 * Starts the worker. A page may only start files of its own origin; one in a sandboxed frame has none, and one that is part of
 * a course page has that page's. A blob is of any page's origin, and may import the file if its host allows it.
 */
export function startWorker(): Worker {
  if (isSingleFile) {
    // On a disk a page has no origin, and its worker may not be a module. It begins when it is handed the files.
    const worker = new Worker(workerAddress(address), { name });
    worker.postMessage(globalThis.chainruleFiles);
    return worker;
  }
  if (new URL(address, location.href).origin === self.origin) {
    return new Worker(workerAddress(address), { type: 'module', name });
  }
  return startFromBlob(address);
}

/** Starts the file of a worker from a blob, after a script of the caller. */
export function startFromBlob(file: string, before = ''): Worker {
  const url = URL.createObjectURL(new Blob([before, importing(file)], { type: 'text/javascript' }));
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
