/** Formulas of a trace as plain text, for screen readers and for copying. */

import { digits } from '../app/locale';
import type { Expression, Step, TraceNumber, Value, ValueId } from '../engine/trace';
import { functionName } from './formula';

type Values = ReadonlyMap<ValueId, Value>;

/** `z_H1 = w11·i1 + w21·i2 + b1 = −0.5 + 0 + 0.25 = −1/4 = −0.25` */
export function equation(step: Step, values: Values): string {
  const defined = values.get(step.defines);
  if (!defined) return step.defines;
  const inexact = step.operands.some((id) => values.get(id)?.number.exact === false);
  const left = defined.name ? `${defined.id} = ` : '';
  const formulas = step.formulas.map((expression) => text(expression, (id) => id, true)).join(' = ');
  const numbers = text(step.working, (id, leads) => numeral(values.get(id)?.number, leads), true);
  return `${left}${formulas} ${inexact ? '≈' : '='} ${numbers} ${resultText(defined.number)}`;
}

/** `= 7/8 = 0.875`, and `≈` before what is rounded. */
export function resultText(number: TraceNumber): string {
  const fraction = number.fraction ? `= ${digits(number.fraction.text)} ` : '';
  return `${fraction}${number.exact ? '=' : '≈'} ${digits(number.decimal)}`;
}

function text(expression: Expression, leaf: (id: ValueId, leads: boolean) => string, leads: boolean): string {
  const all = (inner: readonly Expression[], operator: string) =>
    inner.map((one, i) => text(one, leaf, leads && i === 0)).join(operator);
  switch (expression.kind) {
    case 'value':
      return leaf(expression.id, leads);
    case 'constant':
      return numeral(expression.number, leads);
    case 'sum':
      return all(expression.terms, ' + ');
    case 'product':
      return all(expression.factors, ' · ');
    case 'difference':
      return all([expression.left, expression.right], ' − ');
    case 'quotient':
      return `(${text(expression.numerator, leaf, true)}) / ${text(expression.denominator, leaf, false)}`;
    case 'square':
      return `${text(expression.base, leaf, false)}²`;
    case 'maximum':
      return `max(${expression.arguments.map((one) => text(one, leaf, true)).join(', ')})`;
    case 'apply':
      return `${functionName(expression.function)}(${text(expression.argument, leaf, true)})`;
  }
}

function numeral(number: TraceNumber | undefined, leads: boolean): string {
  if (!number) return '?';
  const decimal = digits(number.decimal);
  return number.sign < 0 && !leads ? `(${decimal})` : decimal;
}
