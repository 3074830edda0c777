/** Formulas of a trace as plain text, for screen readers and for copying. */

import { digits } from '../base/locale';
import type { Name, Step, TraceNumber, Value, ValueId } from '../engine/wire';
import { functionName } from './activations';
import { equationOf, type Notations, resultLinks } from './equation';
import { type FunctionName, isPlain, type Notation, type Piece } from './notation';

type Values = ReadonlyMap<ValueId, Value>;

/** `z_H1 = w11·i1 + w21·i2 + b1 = −0.5 + 0 + 0.25 = −1/4 = −0.25` */
export function equation(step: Step, values: Values): string {
  const { left, links } = equationOf(step, values, plainText(values));
  return [left, ...links.map(({ sign, text }) => `${sign} ${text}`)].join(' ');
}

/** `= 7/8 = 0.875`, and `≈` before what is rounded. */
export function resultText(number: TraceNumber): string {
  return resultLinks(number, { fraction, decimal })
    .map(({ sign, text }) => `${sign} ${text}`)
    .join(' ');
}

/** A name as in the ids: `w21`, `z_H1′`, `∂L/∂w21`. */
export function nameText({ letter, subscript, prime, by }: Name): string {
  const own = `${letter}${/^\p{L}/u.test(subscript) ? '_' : ''}${subscript}${prime ? '′' : ''}`;
  return by ? `∂${own}/∂${nameText(by)}` : own;
}

export function plainText(values: Values): Notations {
  return {
    names: { ...writing, value: named },
    numbers: { ...writing, value: (id) => numeral(values.get(id)?.number) },
    fraction,
    decimal,
  };
}

const writing: Omit<Notation, 'value'> = {
  plus: ' + ',
  minus: ' − ',
  times: ' · ',
  drawn: false,
  symbol: (name) => named(nameText(name)),
  number: numeral,
  quotient: (numerator, denominator) => `${numerator} / ${denominator}`,
  power: (base, exponent) => base + String(exponent).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))),
  raise: (base, exponent) => `${base}^${exponent}`,
  exponential: (exponent) => `e^${exponent}`,
  root: (argument) => `√${argument}`,
  absolute: (argument) => `|${argument}|`,
  applied: (name, slope, args) => `${nameOf(name)}${slope ? '′' : ''}(${args.join(', ')})`,
  parenthesized: (text) => `(${text})`,
};

/** An id written as a fraction, a product or a square binds like one. */
function named(id: ValueId): Piece {
  return {
    text: id,
    strength: /[/]/.test(id) ? 'quotient' : /·/.test(id) ? 'product' : /²$/.test(id) ? 'power' : 'atom',
  };
}

/** In its format. */
function numeral(number: TraceNumber | undefined): Piece {
  if (!number) return { text: '?', strength: 'atom' };
  const { text, sign } = number;
  const strength = text.includes('/') ? 'quotient' : text.includes('×') ? 'product' : 'atom';
  return { text: digits(text), strength, minus: sign < 0 };
}

function fraction(number: TraceNumber): string | undefined {
  return number.fraction && digits(number.fraction.text);
}

function decimal(number: TraceNumber): string {
  return digits(number.decimal);
}

function nameOf(name: FunctionName): string {
  return isPlain(name) ? name : functionName(name);
}
