import type { Expression, Step, TraceNumber, Value, ValueId } from '../engine/wire';
import { type Notation, write } from './notation';

/** A step on one line: left = formulas = the same with numbers = result. */
export interface Equation {
  readonly left: string;
  /** The formula of a value that has no name. */
  readonly leftExpression: Expression | undefined;
  readonly links: readonly Link[];
}

export interface Link {
  readonly sign: '=' | '≈';
  readonly text: string;
  /** What the text was written from. */
  readonly source: Source;
}

export type Source =
  | { readonly as: 'names' | 'numbers'; readonly expression: Expression }
  | { readonly as: 'fraction' | 'decimal'; readonly number: TraceNumber };

/** A notation that writes values by name and one that writes them as numbers. */
export interface Notations {
  readonly names: Notation;
  readonly numbers: Notation;
  readonly fraction: (number: TraceNumber) => string | undefined;
  readonly decimal: (number: TraceNumber) => string;
}

export function equationOf(step: Step, values: ReadonlyMap<ValueId, Value>, notations: Notations): Equation {
  const { names, numbers } = notations;
  const defined = values.get(step.defines);
  // A product has no name of its own: its formula is on the left.
  const [leftExpression, formulas] = defined?.name
    ? [undefined, step.formulas]
    : [step.formulas[0], step.formulas.slice(1)];
  const left = leftExpression ? write(leftExpression, names) : names.value(step.defines).text;
  const named = formulas.map(
    (expression): Link => ({ sign: '=', text: write(expression, names), source: { as: 'names', expression } }),
  );
  const isRounded = step.operands.some((id) => values.get(id)?.number.textExact === false);
  const working: Link = {
    sign: isRounded ? '≈' : '=',
    text: write(step.working, numbers),
    source: { as: 'numbers', expression: step.working },
  };
  const [first, ...others] = defined ? resultLinks(defined.number, notations) : [];
  const results = first ? [first, ...others] : [];
  const isResult = results.some(({ text }) => text === working.text);
  // An exact result is not equal to a working whose numbers were rounded.
  if (first && !isResult && isRounded) results[0] = { ...first, sign: '≈' };
  const links = [...named, ...(isResult ? [] : [working]), ...results];
  const isLast = ({ text }: Link, i: number) => links.findLastIndex((link) => link.text === text) === i;
  return { left, leftExpression, links: links.filter(isLast) };
}

/** `= 7/8 = 0.875`, and `≈` before what is rounded. */
export function resultLinks(number: TraceNumber, { fraction, decimal }: Omit<Notations, 'names' | 'numbers'>): Link[] {
  const exact = fraction(number);
  const rounded: Link = {
    sign: number.exact ? '=' : '≈',
    text: decimal(number),
    source: { as: 'decimal', number },
  };
  return exact ? [{ sign: '=', text: exact, source: { as: 'fraction', number } }, rounded] : [rounded];
}
