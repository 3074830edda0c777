/** The built page without relaxed SIMD, so that the numbers of a training are the same everywhere, to the last bit. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dist, type StaticSite } from '../browser/static-host';

/** The worker finds that WebAssembly lacks whatever it asks for. */
export const fixed = (worker: string) => `WebAssembly.validate = () => false;\n${worker}`;

/** Puts the site into a folder of a host. */
export function publish(site: StaticSite, folder: string): void {
  site.publish(folder, { folder: dist });
  const name = readdirSync(join(dist, 'assets')).find((file) => /^worker-.*\.js$/.test(file)) ?? '';
  site.publish(`${folder}assets/${name}`, { text: fixed(readFileSync(join(dist, 'assets', name), 'utf8')) });
}

const singleFile = resolve(__dirname, '../../www/dist-single/chainrule.html');

/**
 * Writes the page in a single file into a folder whose name has to be written otherwise in an address, and returns its address there.
 * `script` stands before all else in it, and so before its policy, too.
 */
export function onDisk(script = ''): string {
  const page = readFileSync(singleFile, 'utf8');
  const block = /(<script [^>]*data-file="assets\/worker-[^>]*>)([^<]*)/;
  const changed = page.replace(block, (_, tag: string, content: string) => {
    const worker = gunzipSync(Buffer.from(content, 'base64')).toString();
    return tag + gzipSync(fixed(worker)).toString('base64');
  });
  if (changed === page) throw new Error(`${singleFile} has no worker in it`);
  const folder = join(mkdtempSync(join(tmpdir(), 'chainrule-disk-')), 'درس #1 100%');
  mkdirSync(folder);
  writeFileSync(join(folder, 'chainrule.html'), changed.replace('<head>', `<head><script>${script}</script>`));
  return pathToFileURL(join(folder, 'chainrule.html')).href;
}
