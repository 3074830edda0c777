import { Store } from '../../../base/store';
import { engine, reasonOf } from '../../../engine/client';
import { tooLarge } from '../../../engine/file-size';
import type { EngineError } from '../../../engine/protocol';
import { type ColumnRole, limits, type TableChoice, type TableReading } from '../../../engine/wire';
import { fromTable, givenText, noChoice, tableChoice } from '../given';
import { type ShippedTable, state } from '../state';
import { type ForeignFormat, foreignFormat } from './foreign';
import { shipped } from './shipped';

/** What came of the text. */
export interface Outcome {
  /** Whether the text has changed since it was read. */
  readonly isStale: boolean;
  readonly reading?: TableReading;
  readonly error?: EngineError;
  /** A file that is no text. */
  readonly foreign?: { readonly format: ForeignFormat; readonly name: string };
}

export const outcome = new Store<Outcome>({ isStale: true });

/** A table with what is chosen about it. */
interface Opened {
  readonly name: 'csv' | ShippedTable;
  readonly text: Store<string>;
  readonly choice: Store<TableChoice>;
}

const own: Opened = { name: 'csv', text: givenText, choice: tableChoice };
const opened = new Map<string, Opened>([['csv', own]]);
/** The table on view, once one was. */
export const onView = new Store<Opened>(own);

/** Shows the reader's table or one that comes with the page. */
export async function openTable(name: 'csv' | ShippedTable): Promise<void> {
  if (name === onView.value.name && (fromTable.value || outcome.value.error)) return;
  const number = ++newest;
  fromTable.set(undefined);
  outcome.set({ isStale: true });
  let table = opened.get(name);
  if (!table && name !== 'csv') {
    const { load, choice } = shipped[name];
    const text = await load().catch(() => '');
    table = { name, text: new Store(text), choice: new Store(choice) };
    if (text !== '') opened.set(name, table);
  }
  if (!table || number !== newest) return;
  onView.set(table);
  await (name === 'csv' ? restore() : ask(table.choice.value));
}

/** The text that was read last, by which a new one is known. */
let lastText: string | undefined;
/** The number of the newest question, whose answer alone counts. */
let newest = 0;

/** Takes over what is typed. Nothing is trained before it is read. */
export function edit(text: string): void {
  newest++;
  givenText.set(text);
  fromTable.set(undefined);
  outcome.set({ isStale: true });
}

/** Reads the text as the reader left it, of which a link may say whether its targets are values. */
function restore(): Promise<void> {
  if (givenText.value.trim() === '') return Promise.resolve();
  if (lastText !== undefined) return ask(tableChoice.value);
  lastText = givenText.value;
  const { task } = state.value;
  if (task === 'values' && tableChoice.value.columns.length === 0) tableChoice.set({ ...noChoice, task });
  return ask(tableChoice.value);
}

/** Reads the text. A new one is standardized until the reader says otherwise. */
export async function read(): Promise<void> {
  const isNew = givenText.value !== lastText;
  lastText = givenText.value;
  await ask(tableChoice.value);
  if (isNew && outcome.value.reading) state.change({ std: true });
}

export async function take(file: File): Promise<void> {
  edit('');
  const error = tooLarge(file, limits.tableBytes, 'data');
  const number = newest;
  try {
    const format = await foreignFormat(file);
    if (number !== newest) return;
    if (format) {
      outcome.set({ isStale: false, foreign: { format, name: file.name } });
      return;
    }
    if (error) throw error;
    const text = await engine.request('decodeTable', { file });
    if (number !== newest) return;
    edit(text);
    await read();
  } catch (cause) {
    if (number === newest) outcome.set({ isStale: false, error: error ?? reasonOf(cause) });
  }
}

/** Changes what is chosen about the table that was read, or about the next one. */
export function choose(change: Partial<TableChoice>): Promise<void> {
  const { reading } = outcome.value;
  const { choice } = onView.value;
  if (!reading) {
    choice.set({ ...noChoice, ...change });
    if (change.task) state.change({ task: change.task });
    return Promise.resolve();
  }
  const columns = reading.columns.map(({ name, role }) => ({ name, role }));
  // What was chosen for the columns of another table does not hold here.
  const { columns: chosen, ...others } = choice.value;
  const isSame = chosen.length === columns.length && chosen.every(({ name }, i) => name === columns[i]?.name);
  choice.set({ ...noChoice, ...(isSame ? others : {}), columns, task: reading.task, ...change });
  return ask(choice.value);
}

/** There is one target: the column that was it becomes an input. */
export function chooseRole(idx: number, role: ColumnRole): Promise<void> {
  const { reading } = outcome.value;
  const columns = (reading?.columns ?? []).map(({ name, role: was }, i) => {
    if (i === idx) return { name, role };
    return { name, role: role === 'target' && was === 'target' ? ('input' as const) : was };
  });
  // What was chosen about another target does not hold for this one.
  const target = (roles: readonly { readonly role: ColumnRole }[]) => roles.findIndex((one) => one.role === 'target');
  const isOther = target(columns) !== target(reading?.columns ?? []);
  return choose({ columns, ...(isOther ? { task: undefined } : {}) });
}

async function ask(choice: TableChoice): Promise<void> {
  const number = ++newest;
  const text = onView.value.text.value;
  if (text.trim() === '') {
    fromTable.set(undefined);
    outcome.set({ isStale: true });
    return;
  }
  try {
    const reading = await engine.request('readTable', { text, choice });
    if (number !== newest) return;
    outcome.set({ isStale: false, reading });
    // What was chosen before there was a table holds for this one alone.
    if (choice.task && choice.columns.length === 0)
      onView.value.choice.set({ ...choice, columns: reading.columns.map(({ name, role }) => ({ name, role })) });
    // The link says it, too.
    if (reading.examples && reading.task) state.change({ task: reading.task });
    fromTable.set(reading.examples ?? undefined);
  } catch (cause) {
    if (number !== newest) return;
    fromTable.set(undefined);
    outcome.set({ isStale: false, error: reasonOf(cause) });
  }
}
