/** Formulas built by hand: what a sheet states, as opposed to what a trace computed. */

import type { Expression, Name, TraceNumber } from '../engine/wire';

export function named(letter: string, subscript: string | number = ''): Name {
  return { letter, subscript: String(subscript), prime: false, by: undefined };
}

export const leaf = (name: Name): Expression => ({ kind: 'symbol', name });
export const sum = (terms: Expression[]): Expression =>
  terms.length === 1 && terms[0] ? terms[0] : { kind: 'sum', terms };
export const difference = (left: Expression, right: Expression): Expression => ({ kind: 'difference', left, right });
export const product = (...factors: Expression[]): Expression => ({ kind: 'product', factors });
export const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: 'quotient',
  numerator,
  denominator,
});
export const square = (base: Expression): Expression => ({ kind: 'power', base, exponent: 2 });
export const exponential = (exponent: Expression): Expression => ({ kind: 'exponential', exponent });
export const ln = (argument: Expression): Expression => ({ kind: 'logarithm', argument });
export const maximum = (...args: Expression[]): Expression => ({ kind: 'maximum', arguments: args });
export const one = number(1);

/** A number that belongs to a definition: a count, or a parameter as the problem has it. */
export function number(value: number): Expression {
  const text = String(value);
  const sign = value === 0 ? 0 : 1;
  const shown: TraceNumber = { value, sign, decimal: text, exact: true, fraction: undefined, text, textExact: true };
  return { kind: 'constant', number: shown };
}
