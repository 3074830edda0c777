import { isSingleFile } from './single-file';

/** The address of a file of the site, by its path there. */
export function siteFile(path: string): string {
  return (isSingleFile && globalThis.chainruleFiles[path]?.address) || new URL(path, document.baseURI).href;
}
