import type { Exercise } from '../../../engine/wire';
import { nextSeed } from '../seed';

/** The most sheets that are printed at once. */
export const maxSheets = 40;

/** An exercise and those with the seeds after it. */
export function series(first: Exercise, count: number): readonly Exercise[] {
  const all = [first];
  for (let last = first; all.length < count; all.push(last)) last = { ...last, seed: nextSeed(last.seed) };
  return all;
}
