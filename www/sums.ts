import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * The SHA-256 of every file that the page fetches as it goes, by name. They are written into the page when it is built; one that a
 * disk, a cache or a connection has damaged is refused.
 */
export function sumsOfFiles(isBuild: boolean): Readonly<Record<string, string>> {
  const sums: Record<string, string> = {};
  const add = (folder: string, which: RegExp) => {
    const at = new URL(`${folder}/`, import.meta.url);
    if (!existsSync(at)) return;
    for (const name of readdirSync(at).filter((one) => which.test(one))) {
      sums[name] = createHash('sha256')
        .update(readFileSync(new URL(name, at)))
        .digest('hex');
    }
  };
  add('public/models', /\.(safetensors|json)$/);
  add('public/recorded', /\.json$/);
  add('../src/graph/shipped', /\.f16$/);
  // While one works on the core, it is built again under the running page.
  if (isBuild) add('../pkg', /\.wasm$/);
  const card = JSON.parse(readFileSync(new URL('public/models/digits.json', import.meta.url), 'utf8'));
  for (const { file, sha256 } of [card, card.judge]) {
    if (sums[file] !== sha256) throw new Error(`digits.json states another SHA-256 of ${file} than it has`);
  }
  return sums;
}

/** The sums as a constant of the page and of its worker. */
export const sumsOfFetched: Plugin = {
  name: 'sums-of-fetched',
  config: (_, { command }) => ({ define: { __SUMS__: JSON.stringify(sumsOfFiles(command === 'build')) } }),
};
