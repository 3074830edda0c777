/** The built page without relaxed SIMD, so that the numbers of a training are the same everywhere, to the last bit. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dist, type StaticSite } from '../browser/static-host';
import { fixed, watch } from './changes.mts';

/** Puts the site into a folder of a host. */
export function publish(site: StaticSite, folder: string): void {
  site.publish(folder, { folder: dist });
  const name = readdirSync(join(dist, 'assets')).find((file) => /^worker-.*\.js$/.test(file)) ?? '';
  site.publish(`${folder}assets/${name}`, { text: fixed(readFileSync(join(dist, 'assets', name), 'utf8')) });
}

const singleFile = resolve(__dirname, '../../www/dist-single/chainrule.html');

/**
 * Writes the page in a single file into a folder whose name has to be written otherwise in an address, and returns its address there.
 * The script that keeps its errors stands before all else in it, and so before its policy, too.
 */
export function writeToDisk(): string {
  const page = readFileSync(singleFile, 'utf8');
  const block = /(<script [^>]*data-file="assets\/worker-[^>]*>)([^<]*)/;
  const changed = page.replace(block, (_, tag: string, content: string) => {
    const worker = gunzipSync(Buffer.from(content, 'base64')).toString();
    return tag + gzipSync(fixed(worker)).toString('base64');
  });
  if (changed === page) throw new Error(`${singleFile} has no worker in it`);
  const folder = join(mkdtempSync(join(tmpdir(), 'chainrule-disk-')), 'درس #1 100%');
  mkdirSync(folder);
  const file = join(folder, 'chainrule.html');
  writeFileSync(file, changed.replace('<head>', `<head><script>${watch}</script>`));
  return pathToFileURL(file).href;
}

/** Removes it again. */
export function removeFromDisk(address: string): void {
  rmSync(dirname(dirname(fileURLToPath(address))), { recursive: true });
}
