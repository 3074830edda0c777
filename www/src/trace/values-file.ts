import { table } from '../base/csv';
import type { ValueId } from '../engine/wire';
import type { StepPass } from './pass';
import { textOf } from './plain-text';

/** The numbers that a figure shows or has shown at a position, in their order, as a table: all that is known, but what is asked. */
export function valuesFile(pass: StepPass, position: number, hidden: ReadonlySet<ValueId> = new Set()): string {
  const known = pass.trace.values.filter(({ id }) => pass.definedAt(id) <= position && !hidden.has(id));
  return table(
    ['name', 'value'],
    known.map(({ id, number }) => [textOf(id, pass.values), number.value]),
  );
}
