import { fileAddress } from '../../base/embed';
import { isSingleFile } from '../../base/single-file';
import type { KnownSet } from '../../engine/wire';

/** Where a data set can be downloaded, and its size in bytes. */
export interface Source {
  readonly url: string;
  readonly bytes: number;
}

/** This host allows pages of other origins to read its files; the page's policy allows only this host (headers.ts). */
export const sources: Readonly<Record<KnownSet, Source>> = {
  mnist: { url: 'https://raw.githubusercontent.com/fgnt/mnist/master/', bytes: 11_594_722 },
  fashion_mnist: {
    url: 'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    bytes: 30_878_645,
  },
};

/** The folder of the site itself that has a data set, if its `data/index.json` names it. */
export async function ownFolder(set: KnownSet): Promise<string | null> {
  // A single file has no folder.
  if (isSingleFile) return null;
  try {
    const response = await fetch(fileAddress('data/index.json'));
    const index: unknown = await response.json();
    const sets = typeof index === 'object' && index !== null && 'sets' in index ? index.sets : [];
    if (!Array.isArray(sets) || !sets.includes(set)) return null;
    return fileAddress(`data/${set}/`);
  } catch {
    return null;
  }
}
