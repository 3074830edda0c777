/// <reference types="vite/client" />

/** Whether this is the page in a single file (www/single.config.ts), which carries the other files of the site in itself. */
export const isSingleFile = import.meta.env.MODE === 'single';

/** Whether the page was opened from a disk: its address is then one for this computer alone. */
export const isFromDisk = location.protocol === 'file:';

declare global {
  /** The addresses of the files that the page carries, by their paths in the site. The built code asks for them by this name. */
  var chainruleFiles: Record<string, string>;
}

/** The files that the page carries: none, unless it is a single one. */
class Carried {
  readonly #blobs = new Map<string, Blob>();

  add(path: string, file: Blob): void {
    this.#blobs.set(path, file);
    globalThis.chainruleFiles ??= {};
    globalThis.chainruleFiles[path] = URL.createObjectURL(file);
  }

  /**
   * Starts the worker. On a disk a page has no origin, and its worker may not be a module, nor fetch what has an address of the
   * page: it is handed the files, and begins when it has them.
   */
  startWorker(address: string, name: string): Worker {
    const worker = new Worker(address, { name });
    const files = [...this.#blobs].map(([path, file]) => ({ path, address: globalThis.chainruleFiles[path], file }));
    worker.postMessage(files);
    return worker;
  }
}

export const carried = new Carried();

/** The address of a file of the site, by its path there. */
export function siteFile(path: string): string {
  return (isSingleFile && globalThis.chainruleFiles[path]) || new URL(path, document.baseURI).href;
}

/** The address under which the worker fetches what the page has at `address`. */
export function ownAddress(address: string): string {
  return (isSingleFile && globalThis.chainruleFiles[address]) || address;
}
