import { Store } from '../../base/store';
import type { Examples, PointSet } from '../../engine/wire';
import { TabStore } from '../../session/tab-store';

/** The reader's own points. They are not in the address, and stay in the tab. */

const none: PointSet = { x: [], y: [], target: [] };
/** More points are not read, whatever they are: the core takes fewer. */
const maxPoints = 20_000;

/** Points that the reader painted. */
export const painted = new TabStore('painted', none, pointsFrom, JSON.stringify);

/** The text that points are read from, as the reader left it. */
export const givenText = new TabStore<string>(
  'points-text',
  '',
  (text) => text,
  (text) => text,
);

/** The points of the text, once the core has read it. */
export const fromText = new Store<PointSet>(none);

/** The examples of a table, as its columns were chosen. */
export const fromTable = new Store<Examples | undefined>(undefined);

/** Parses a stored text, if it holds points of two classes. */
export function pointsFrom(text: string): PointSet | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, target } = value as Record<string, unknown>;
  if (!areNumbers(x) || !areNumbers(y) || !areNumbers(target)) return undefined;
  const fits = x.length <= maxPoints && y.length === x.length && target.length === x.length;
  return fits && target.every((label) => label === 0 || label === 1) ? { x, y, target } : undefined;
}

function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}
