import { isSingleFile } from './single-file';

/** Whether the page was opened from a disk: its address is then one for this computer alone. */
export const isFromDisk = location.protocol === 'file:';

/** The address of a file of the site, by its path there. */
export function siteFile(path: string): string {
  return (isSingleFile && globalThis.chainruleFiles[path]?.address) || new URL(path, document.baseURI).href;
}
