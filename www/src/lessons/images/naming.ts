import { digits, formatNumber, isolate } from '../../base/locale';
import { words } from '../../base/words';
import type { DataReport } from '../../engine/commands/images';
import type { KnownSet } from '../../engine/wire';
import type { DataName } from './state';
import { catalog } from './text';

/** The name of a class of the images, or its label. */
export function className(report: DataReport | undefined, index: number): string {
  // Names of folders are in any language.
  if (report?.pictures) return isolate(report.pictures.names[index] ?? '');
  const name = report?.source === 'fashion_mnist' ? words(catalog).classes.fashion_mnist[index] : report?.labels[index];
  return digits(name ?? index);
}

/** A size in megabytes of a million bytes. */
export function megabytes(bytes: number): string {
  return formatNumber(bytes / 1e6, {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

export function count(n: number): string {
  return formatNumber(n, {});
}

export function isSet(name: DataName): name is KnownSet {
  return name === 'mnist' || name === 'fashion_mnist';
}
