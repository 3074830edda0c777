import { release } from '../engine/wire';

/**
 * A BibTeX entry for the page at `address`, as it was on a day: a page on the web has a version, and may be changed after
 * that. Without `address` (a file on a disk has none that others could open) there is none in it.
 */
export function bibtex(address: string | undefined, day: Date): string {
  const iso = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  const fields = {
    title: '{chainrule}: a playground for learning how neural networks compute and learn',
    author: '{The chainrule contributors}',
    version: release.version,
    license: release.license,
    ...(address && { url: address, urldate: iso.join('-') }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name.padEnd(7)} = {${value}}`);
  return `@software{chainrule,\n${lines.join(',\n')}\n}`;
}

/** Where a fault is reported, if the source has an address. */
export function reportAddress(repository: string): string | undefined {
  const source = repository.replace(/\/+$|\.git$/g, '');
  return /^https:\/\//.test(source) ? `${source}/issues/new/choose` : undefined;
}
