/** Formulas of a trace as LaTeX, in Latin digits whatever the language, ready to paste into a document. */

import type { Name, Step, TraceNumber, Value, ValueId } from '../engine/wire';
import { functionLatex } from './activations';
import { type Equation, equationOf, type Notations } from './equation';
import { isIndexed } from './naming';
import { type FunctionName, isPlain, type Notation, type Piece } from './notation';

type Values = ReadonlyMap<ValueId, Value>;

/** `z_{H_1} &= w_{11} \cdot i_1 + b_1 = -0.5 + 0.25 = -\frac{1}{4} = -0.25`, to be aligned with others. */
export function latexEquation(step: Step, values: Values): string {
  const { left, links }: Equation = equationOf(step, values, latex(values));
  return links.reduce((line, { sign, text }, i) => `${line} ${i === 0 ? '&' : ''}${relations[sign]} ${text}`, left);
}

/** Lines aligned at their first equals signs. */
export function aligned(lines: readonly string[]): string {
  return ['$$', '\\begin{aligned}', lines.join(' \\\\\n'), '\\end{aligned}', '$$'].join('\n');
}

export function latex(values: Values): Notations {
  return {
    names: { ...writing, value: (id) => named(id, values) },
    numbers: { ...writing, value: (id) => numeral(values.get(id)?.number) },
    fraction: ({ fraction, sign }) => fraction && latexFraction(fraction, sign),
    decimal: ({ decimal }) => latexDecimal(decimal),
  };
}

/** `w_{11}`, `z_{H_1}`, `\hat m_{w_{11}}`, `w_{11}'`, `\frac{\partial L}{\partial w_{11}}`. */
export function latexName({ letter, subscript, prime, by }: Name): string {
  const own = `${latexLetter(letter)}${subscript ? `_${braced(latexSubscript(subscript))}` : ''}${prime ? "'" : ''}`;
  return by ? `\\frac{\\partial ${own}}{\\partial ${latexName(by)}}` : own;
}

/** In its format. */
export function latexNumber({ fraction, sign, text }: TraceNumber): string {
  return fraction && fraction.text === text ? latexFraction(fraction, sign) : latexDecimal(text);
}

export const relations = { '=': '=', '≈': '\\approx' } as const;

const writing: Omit<Notation, 'value'> = {
  plus: ' + ',
  minus: ' - ',
  times: ' \\cdot ',
  drawn: true,
  symbol: (name) => ({ text: latexName(name), strength: name.by ? 'product' : 'atom' }),
  number: numeral,
  quotient: (numerator, denominator) => `\\frac{${numerator}}{${denominator}}`,
  power: (base, exponent) => `${base}^${braced(String(exponent))}`,
  raise: (base, exponent) => `${base}^{${exponent}}`,
  exponential: (exponent) => `e^{${exponent}}`,
  root: (argument) => `\\sqrt{${argument}}`,
  absolute: (argument) => `\\left|${argument}\\right|`,
  applied: (name, slope, args) => `${latexFunction(name)}${slope ? "'" : ''}\\left(${args.join(', ')}\\right)`,
  parenthesized: (text) => `\\left(${text}\\right)`,
};

function named(id: ValueId, values: Values): Piece {
  const name = values.get(id)?.name;
  return name ? writing.symbol(name) : { text: `\\text{${id}}`, strength: 'product' };
}

function numeral(number: TraceNumber | undefined): Piece {
  if (!number) return { text: '?', strength: 'atom' };
  const text = latexNumber(number);
  return { text, strength: /\\/.test(text) ? 'product' : 'atom', minus: number.sign < 0 };
}

function latexFraction({ numerator, denominator }: NonNullable<TraceNumber['fraction']>, sign: number): string {
  return `${sign < 0 ? '-' : ''}\\frac{${numerator}}{${denominator}}`;
}

/** `−1.5 × 10⁻⁷` becomes `-1.5 \times 10^{-7}`. */
function latexDecimal(text: string): string {
  const raised = (exponent: string) =>
    exponent.replace(/./g, (glyph) => (glyph === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(glyph))));
  return text
    .replace('−', '-')
    .replace(' × ', ' \\times ')
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/, (exponent) => `^{${raised(exponent)}}`);
}

function latexLetter(letter: string): string {
  const [mark = ''] = /[\u0302\u0303]/.exec(letter) ?? [];
  const plain = letter.replace(mark, '');
  const command = isIndexed(plain) ? code(plain) : (letters[plain] ?? plain);
  return mark ? `${accents[mark]} ${command}` : command;
}

/** In a typeface for code, upright and on one line. */
function code(text: string): string {
  return `\\mathtt{${text}}`;
}

const accents: Readonly<Record<string, string>> = { '\u0302': '\\hat', '\u0303': '\\tilde' };

const letters: Readonly<Record<string, string>> = {
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  η: '\\eta',
  λ: '\\lambda',
  μ: '\\mu',
  θ: '\\theta',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  φ: '\\varphi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  ζ: '\\zeta',
  ι: '\\iota',
  κ: '\\kappa',
  ν: '\\nu',
  υ: '\\upsilon',
  ℓ: '\\ell',
};

/** `H1` is itself a name, `H_1`; `11` and `1,11` are not. */
function latexSubscript(subscript: string): string {
  if (isIndexed(subscript)) return code(subscript);
  const [, letter, rest] = /^(\p{L})(.*)$/u.exec(subscript) ?? [];
  if (letter === undefined) return subscript;
  return rest ? `${latexLetter(letter)}_${braced(rest)}` : latexLetter(letter);
}

function braced(text: string): string {
  return text.length === 1 ? text : `{${text}}`;
}

function latexFunction(name: FunctionName): string {
  if (!isPlain(name)) return functionLatex(name);
  return name === 'sgn' ? '\\operatorname{sgn}' : `\\${name}`;
}
