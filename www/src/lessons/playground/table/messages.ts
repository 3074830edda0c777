import type { BadCellReason, ColumnKind, ColumnRole, TableObstacle, Task } from '../../../engine/wire';
import type { ShippedTable } from '../state';
import type { ForeignFormat } from './foreign';

/** Where a cell is: its line or record, and the name of its column; empty for a row. */
export interface Place {
  readonly line: string;
  readonly isRecord: boolean;
  readonly column: string;
}

type Reasons = {
  readonly [Name in Exclude<BadCellReason['name'], 'cells'>]: (place: Place, got: string) => string;
};
type Obstacles = {
  readonly [Name in Exclude<TableObstacle['name'], 'bad'>]: (n: number) => string;
};

/** The words of the table reader. */
export interface Messages {
  readonly hint: string;
  readonly text: string;
  readonly placeholder: string;
  readonly read: string;
  readonly orFile: string;
  readonly remove: string;
  readonly longText: string;
  /** What the tables are that come with the page, and where they are from. */
  readonly about: Readonly<Record<ShippedTable, string>>;

  readonly preview: string;
  readonly roleOf: (column: string) => string;
  readonly roles: Readonly<Record<ColumnRole, string>>;
  readonly kinds: Readonly<Record<ColumnKind, (n: string) => string>>;
  readonly task: string;
  readonly tasks: Readonly<Record<Task, string>>;

  readonly rows: (nRows: number) => string;
  /** What follows the number of rows: inputs, and the names of the classes, or that of the number. */
  readonly classes: (nInputs: number, nClasses: number, names: string) => string;
  readonly values: (nInputs: number, target: string) => string;
  readonly sampled: (taken: string, of: string) => string;
  /** Of a table with too many rows, so many were drawn to be read. */
  readonly drawn: (n: string, all: string) => string;
  readonly signs: (columns: string) => string;
  readonly noHeader: string;
  readonly empty: (n: string) => string;
  readonly comments: (n: string) => string;
  readonly columnsOver: (n: string, max: string) => string;
  readonly incomplete: (n: string) => string;
  readonly leaveOutBad: (n: string) => string;

  readonly asRead: (column: string, written: string, read: string) => string;
  readonly readAs: (other: string) => string;
  readonly slashes: string;
  readonly asFractions: string;

  readonly standardize: string;

  readonly bad: (n: string) => string;
  readonly more: (n: string) => string;
  readonly cells: (place: Place, n: string, expected: string, got: string) => string;
  readonly reasons: Reasons;
  readonly obstacles: Obstacles;

  /** What to do with a file that is no text. */
  readonly foreign: Readonly<Record<ForeignFormat, string>>;

  /** Why Train cannot begin. */
  readonly noTable: string;
  readonly unread: string;
  readonly refused: string;
}
