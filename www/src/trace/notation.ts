/** Formulas of a trace in a notation of characters, with parentheses where the reading would be ambiguous. */

import type { Activation, Expression, Name, TraceNumber, ValueId } from '../engine/wire';

/** How tightly formulas bind, from loosest to tightest. */
const strengths = ['sum', 'quotient', 'product', 'power', 'atom'] as const;
export type Strength = (typeof strengths)[number];

/** A formula without parts, or whose parts no longer matter. */
export interface Piece {
  readonly text: string;
  readonly strength: Strength;
  /** Whether it starts with a minus sign. */
  readonly minus?: boolean;
}

/** Functions that every reader knows by the same name. */
export const plainFunctions = ['ln', 'sgn', 'max', 'min', 'sin', 'cos', 'tan'] as const;
export type PlainFunction = (typeof plainFunctions)[number];
export type FunctionName = Activation | PlainFunction;

export function isPlain(name: FunctionName): name is PlainFunction {
  return plainFunctions.some((plain) => plain === name);
}

/** How formulas are written. */
export interface Notation {
  readonly plus: string;
  readonly minus: string;
  readonly times: string;
  /** Whether fraction bars, root signs and raised exponents show how far they extend. */
  readonly drawn: boolean;
  value(id: ValueId): Piece;
  symbol(name: Name): Piece;
  number(number: TraceNumber): Piece;
  quotient(numerator: string, denominator: string): string;
  power(base: string, exponent: number): string;
  raise(base: string, exponent: string): string;
  exponential(exponent: string): string;
  root(argument: string): string;
  absolute(argument: string): string;
  applied(name: FunctionName, slope: boolean, args: readonly string[]): string;
  parenthesized(text: string): string;
}

/** Where a part of a formula is. */
interface Place {
  /** Whether nothing precedes it that would make its minus sign look like an operator. */
  readonly leads: boolean;
  /** Parts that bind more loosely than this are put in parentheses. */
  readonly least: Strength;
}

const alone: Place = { leads: true, least: 'sum' };

export function write(expression: Expression, notation: Notation): string {
  return writeExpression(expression, notation, alone);
}

function writeExpression(expression: Expression, notation: Notation, place: Place): string {
  const { plus, minus, times, drawn } = notation;
  const inside = (part: Expression) => writeExpression(part, notation, alone);
  const whole = (part: Expression) => writeExpression(part, notation, drawn ? alone : { leads: true, least: 'atom' });
  const compound = (strength: Strength, text: (leads: boolean) => string, begins = false) =>
    fits(strength, place) && (place.leads || !begins) ? text(place.leads) : notation.parenthesized(text(true));
  const chain = (parts: readonly Expression[], least: Strength, operator: string, leads: boolean) =>
    parts.map((part, i) => writeExpression(part, notation, { leads: leads && i === 0, least })).join(operator);
  const applied = (name: FunctionName, args: readonly Expression[], slope = false) =>
    notation.applied(name, slope, args.map(inside));

  switch (expression.kind) {
    case 'value':
      return placed(notation.value(expression.id), notation, place);
    case 'symbol':
      return placed(notation.symbol(expression.name), notation, place);
    case 'constant':
      return placed(notation.number(expression.number), notation, place);
    case 'sum':
      return compound('sum', (leads) => chain(expression.terms, 'sum', plus, leads));
    case 'difference':
      return compound('sum', (leads) => {
        const left = writeExpression(expression.left, notation, { leads, least: 'sum' });
        return left + minus + writeExpression(expression.right, notation, { leads: false, least: 'quotient' });
      });
    case 'negative':
      return compound(
        'quotient',
        () => minus.trim() + writeExpression(expression.argument, notation, { leads: false, least: 'quotient' }),
        true,
      );
    case 'product':
      return compound('product', (leads) => chain(expression.factors, 'quotient', times, leads));
    case 'quotient':
      if (drawn) {
        return compound('product', () =>
          notation.quotient(inside(expression.numerator), inside(expression.denominator)),
        );
      }
      return compound('quotient', (leads) => {
        const numerator = writeExpression(expression.numerator, notation, { leads, least: 'product' });
        const denominator = writeExpression(expression.denominator, notation, { leads: false, least: 'power' });
        return notation.quotient(numerator, denominator);
      });
    case 'power':
      return compound('power', () => {
        const base = writeExpression(expression.base, notation, { leads: false, least: 'atom' });
        return notation.power(base, expression.exponent);
      });
    case 'raise':
      return compound('power', () => {
        const base = writeExpression(expression.base, notation, { leads: false, least: 'atom' });
        return notation.raise(base, whole(expression.exponent));
      });
    case 'exponential':
      return compound('power', () => notation.exponential(whole(expression.exponent)));
    case 'root':
      return compound('power', () => notation.root(whole(expression.argument)));
    case 'absolute':
      return notation.absolute(inside(expression.argument));
    case 'logarithm':
      return applied('ln', [expression.argument]);
    case 'sign':
      return applied('sgn', [expression.argument]);
    case 'maximum':
      return applied('max', expression.arguments);
    case 'minimum':
      return applied('min', expression.arguments);
    case 'trigonometric':
      return applied(expression.function, [expression.argument]);
    case 'apply':
      return applied(expression.function, [expression.argument]);
    case 'slope':
      return applied(expression.function, [expression.argument], true);
  }
}

function placed({ text, strength, minus = false }: Piece, notation: Notation, place: Place): string {
  const isFree = fits(strength, place) && (!minus || (place.leads && place.least !== 'atom'));
  return isFree ? text : notation.parenthesized(text);
}

function fits(strength: Strength, { least }: Place): boolean {
  return strengths.indexOf(strength) >= strengths.indexOf(least);
}
