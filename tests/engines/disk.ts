/** The built page on a disk. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { watch } from './changes.mts';

const singleFile = resolve(__dirname, '../../www/dist-single/chainrule.html');

/**
 * Writes the page in a single file into a folder whose name has to be written otherwise in an address, and returns its address there.
 * The script that keeps its errors stands before all else in it, and so before its policy, too.
 */
export function writeToDisk(): string {
  const page = readFileSync(singleFile, 'utf8');
  const folder = join(mkdtempSync(join(tmpdir(), 'chainrule-disk-')), 'درس #1 100%');
  mkdirSync(folder);
  const file = join(folder, 'chainrule.html');
  writeFileSync(file, page.replace('<head>', `<head><script>${watch}</script>`));
  return pathToFileURL(file).href;
}

/** Removes it again. */
export function removeFromDisk(address: string): void {
  rmSync(dirname(dirname(fileURLToPath(address))), { recursive: true });
}
