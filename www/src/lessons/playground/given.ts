import { Store } from '../../base/store';
import type { Examples, PointSet, TableChoice } from '../../engine/wire';
import { TabStore } from '../../session/tab-store';

/** The reader's own points. They are not in the address, and stay in the tab. */

export const noPoints: PointSet = { x: [], y: [], target: [] };
/** More points are not read, whatever they are: the core takes fewer. */
const maxPoints = 20_000;

/** Everything about a table is guessed. */
export const noChoice: TableChoice = {
  columns: [],
  slashIsPoint: false,
  needsAllCells: false,
  leavesOutBad: false,
};

/** Points that the reader painted. */
export const painted = new TabStore('painted', noPoints, pointsFrom, JSON.stringify);

/** The text of the table, as the reader left it. */
export const givenText = new TabStore<string>(
  'points-text',
  '',
  (text) => text,
  (text) => text,
);

/** What the reader chose about the table. */
export const tableChoice = new TabStore('table-choice', noChoice, choiceFrom, JSON.stringify);

/** The examples of the table, once the core has read it as it stands. */
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

/** Parses a stored choice. The core compares its columns with those of the table. */
export function choiceFrom(text: string): TableChoice | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { columns, task, mark, slashIsPoint, needsAllCells, leavesOutBad } = value as Partial<TableChoice>;
  const isRole = (role: unknown) => role === 'input' || role === 'target' || role === 'out';
  if (!Array.isArray(columns) || !columns.every((one) => typeof one?.name === 'string' && isRole(one.role)))
    return undefined;
  return {
    columns: columns.map(({ name, role }) => ({ name, role })),
    ...(task === 'classes' || task === 'values' ? { task } : {}),
    ...(mark === 'point' || mark === 'comma' ? { mark } : {}),
    slashIsPoint: slashIsPoint === true,
    needsAllCells: needsAllCells === true,
    leavesOutBad: leavesOutBad === true,
  };
}

function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}
