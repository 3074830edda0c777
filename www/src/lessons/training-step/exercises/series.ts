import type { Exercise } from '../../../engine/wire';
import { nextSeed } from '../seed';

/** The largest number of sheets printed at once. */
export const maxSheets = 40;

/** An exercise and those with the following seeds. */
export function series(first: Exercise, count: number): readonly Exercise[] {
  const all = [first];
  for (let last = first; all.length < count; all.push(last)) last = { ...last, seed: nextSeed(last.seed) };
  return all;
}
