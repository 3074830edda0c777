import { digits } from '../../../base/locale';
import type { SweepCell, SweepSnapshot } from '../../../engine/wire';
import type { Cell } from './state';

/** A combination, and the result of its training runs. */
export type Row = Cell & { readonly result: SweepCell };

export function rowsOf(snapshot: SweepSnapshot | undefined, cells: readonly Cell[]): readonly Row[] {
  return (snapshot?.cells ?? []).flatMap((result, i): Row[] => {
    const cell = cells[i];
    return cell ? [{ ...cell, result }] : [];
  });
}

/** A learning rate as people write it. */
export function rateText(rate: number): string {
  return digits(rate);
}
