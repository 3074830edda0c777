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

/** The name of a value as plain text; for a product, which has none, those of its factors: `w21·i2`. */
export function textOf(id: ValueId, values: Values): string {
  const name = values.get(id)?.name;
  if (name) return nameText(name);
  const parts = id.split('·');
  return parts.length === 1 ? id : parts.map((part) => textOf(part, values)).join('·');
}

/** A name as in the ids: `w21`, `z_H1′`, `∂L/∂w21`. */
export function nameText({ letter, subscript, prime, by }: Name): string {
  const own = `${letter}${/^\p{L}/u.test(subscript) ? '_' : ''}${subscript}${prime ? '′' : ''}`;
  return by ? `∂${own}/∂${nameText(by)}` : own;
}

export function plainText(values: Values): Notations {
  return {
    names: { ...writing, value: (id) => named(textOf(id, values)) },
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

/** A name written as a fraction, a product or a square binds like one. */
function named(text: string): Piece {
  return {
    text,
    strength: /[/]/.test(text) ? 'quotient' : /·/.test(text) ? 'product' : /²$/.test(text) ? 'power' : 'atom',
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
