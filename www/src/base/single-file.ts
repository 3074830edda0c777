/// <reference types="vite/client" />

/** Whether this is the page in a single file (www/single.config.ts), which carries the other files of the site in itself. */
export const isSingleFile = import.meta.env.MODE === 'single';

/** A file that the page carries, and the address of a blob under which it is fetched. */
export interface CarriedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly address: string;
}

declare global {
  /** What a single file carries, by the paths of the site. What vite writes for the address of a file asks for it by this name. */
  var chainruleFiles: Readonly<Record<string, CarriedFile>>;
}
