import { describe, expect, test } from 'vitest';
import type { Expression, TraceNumber, Value } from '../engine/wire';
import { constant, exact, name, rounded, value } from './example';
import { latex } from './latex';
import { write } from './notation';
import { equation, nameText, plainText, resultText } from './plain-text';

const numbers: Readonly<Record<string, TraceNumber>> = {
  x: exact('0.5', '1/2'),
  n: exact('−0.25', '−1/4'),
  r: rounded('0.333333', '1/3'),
  tiny: rounded('−1.5 × 10⁻⁷'),
  f: { ...exact('−0.25', '−1/4'), text: '−1/4' },
};
const values = new Map(
  Object.entries(numbers).map(([id, number]): [string, Value] => [
    id,
    { id, name: name(id), role: 'lossPart', number, about: undefined },
  ]),
);
values.set('∂L/∂x', {
  id: '∂L/∂x',
  name: name('L', '', false, name('x')),
  role: 'gradient',
  number: exact('−2'),
  about: undefined,
});

const [x, n, r, tiny, f, gradient] = ['x', 'n', 'r', 'tiny', 'f', '∂L/∂x'].map(value) as [
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
];
const one = constant(exact('1'));
const sum = (...terms: Expression[]): Expression => ({ kind: 'sum', terms });
const minus = (left: Expression, right: Expression): Expression => ({ kind: 'difference', left, right });
const product = (...factors: Expression[]): Expression => ({ kind: 'product', factors });
const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: 'quotient',
  numerator,
  denominator,
});
const negative = (argument: Expression): Expression => ({ kind: 'negative', argument });
const power = (base: Expression, exponent = 2): Expression => ({ kind: 'power', base, exponent });
const root = (argument: Expression): Expression => ({ kind: 'root', argument });
const exponential = (exponent: Expression): Expression => ({ kind: 'exponential', exponent });
const ln = (argument: Expression): Expression => ({ kind: 'logarithm', argument });

/** Each with its names, as numbers, and both in LaTeX. */
const cases: [Expression, string, string, string, string][] = [
  [sum(n, x), 'n + x', '−0.25 + 0.5', 'n + x', '-0.25 + 0.5'],
  [sum(x, n), 'x + n', '0.5 + (−0.25)', 'x + n', '0.5 + \\left(-0.25\\right)'],
  [product(n, n), 'n · n', '−0.25 · (−0.25)', 'n \\cdot n', '-0.25 \\cdot \\left(-0.25\\right)'],
  [
    sum(x, product(n, x)),
    'x + n · x',
    '0.5 + (−0.25) · 0.5',
    'x + n \\cdot x',
    '0.5 + \\left(-0.25\\right) \\cdot 0.5',
  ],
  [
    product(minus(n, x), x),
    '(n − x) · x',
    '(−0.25 − 0.5) · 0.5',
    '\\left(n - x\\right) \\cdot x',
    '\\left(-0.25 - 0.5\\right) \\cdot 0.5',
  ],
  [
    minus(x, minus(one, x)),
    'x − (1 − x)',
    '0.5 − (1 − 0.5)',
    'x - \\left(1 - x\\right)',
    '0.5 - \\left(1 - 0.5\\right)',
  ],
  [
    minus(sum(x, x), product(n, x)),
    'x + x − n · x',
    '0.5 + 0.5 − (−0.25) · 0.5',
    'x + x - n \\cdot x',
    '0.5 + 0.5 - \\left(-0.25\\right) \\cdot 0.5',
  ],
  [sum(minus(one, x), n), '1 − x + n', '1 − 0.5 + (−0.25)', '1 - x + n', '1 - 0.5 + \\left(-0.25\\right)'],
  [power(n), 'n²', '(−0.25)²', 'n^2', '\\left(-0.25\\right)^2'],
  [
    power(sum(x, n), 12),
    '(x + n)¹²',
    '(0.5 + (−0.25))¹²',
    '\\left(x + n\\right)^{12}',
    '\\left(0.5 + \\left(-0.25\\right)\\right)^{12}',
  ],
  [power(gradient), '(∂L/∂x)²', '(−2)²', '\\left(\\frac{\\partial L}{\\partial x}\\right)^2', '\\left(-2\\right)^2'],
  [power(f), 'f²', '(−1/4)²', 'f^2', '\\left(-\\frac{1}{4}\\right)^2'],
  [product(x, f), 'x · f', '0.5 · (−1/4)', 'x \\cdot f', '0.5 \\cdot \\left(-\\frac{1}{4}\\right)'],
  [power(tiny), 'tiny²', '(−1.5 × 10⁻⁷)²', 'tiny^2', '\\left(-1.5 \\times 10^{-7}\\right)^2'],
  [
    quotient(sum(x, n), one),
    '(x + n) / 1',
    '(0.5 + (−0.25)) / 1',
    '\\frac{x + n}{1}',
    '\\frac{0.5 + \\left(-0.25\\right)}{1}',
  ],
  [
    quotient(x, sum(root(n), x)),
    'x / (√n + x)',
    '0.5 / (√(−0.25) + 0.5)',
    '\\frac{x}{\\sqrt{n} + x}',
    '\\frac{0.5}{\\sqrt{-0.25} + 0.5}',
  ],
  [
    quotient(gradient, product(x, x)),
    '(∂L/∂x) / (x · x)',
    '−2 / (0.5 · 0.5)',
    '\\frac{\\frac{\\partial L}{\\partial x}}{x \\cdot x}',
    '\\frac{-2}{0.5 \\cdot 0.5}',
  ],
  [
    product(x, quotient(n, x)),
    'x · n / x',
    '0.5 · (−0.25) / 0.5',
    'x \\cdot \\frac{n}{x}',
    '0.5 \\cdot \\frac{-0.25}{0.5}',
  ],
  [
    quotient(x, quotient(x, x)),
    'x / (x / x)',
    '0.5 / (0.5 / 0.5)',
    '\\frac{x}{\\frac{x}{x}}',
    '\\frac{0.5}{\\frac{0.5}{0.5}}',
  ],
  [negative(ln(r)), '−ln(r)', '−ln(0.333333)', '-\\ln\\left(r\\right)', '-\\ln\\left(0.333333\\right)'],
  [negative(n), '−n', '−(−0.25)', '-n', '-\\left(-0.25\\right)'],
  [sum(x, negative(x)), 'x + (−x)', '0.5 + (−0.5)', 'x + \\left(-x\\right)', '0.5 + \\left(-0.5\\right)'],
  [
    minus(negative(product(x, ln(x))), n),
    '−x · ln(x) − n',
    '−0.5 · ln(0.5) − (−0.25)',
    '-x \\cdot \\ln\\left(x\\right) - n',
    '-0.5 \\cdot \\ln\\left(0.5\\right) - \\left(-0.25\\right)',
  ],
  [negative(sum(x, x)), '−(x + x)', '−(0.5 + 0.5)', '-\\left(x + x\\right)', '-\\left(0.5 + 0.5\\right)'],
  [exponential(n), 'e^n', 'e^(−0.25)', 'e^{n}', 'e^{-0.25}'],
  [exponential(minus(x, n)), 'e^(x − n)', 'e^(0.5 − (−0.25))', 'e^{x - n}', 'e^{0.5 - \\left(-0.25\\right)}'],
  [root(sum(x, x)), '√(x + x)', '√(0.5 + 0.5)', '\\sqrt{x + x}', '\\sqrt{0.5 + 0.5}'],
  [{ kind: 'absolute', argument: n }, '|n|', '|−0.25|', '\\left|n\\right|', '\\left|-0.25\\right|'],
  [
    { kind: 'sign', argument: n },
    'sgn(n)',
    'sgn(−0.25)',
    '\\operatorname{sgn}\\left(n\\right)',
    '\\operatorname{sgn}\\left(-0.25\\right)',
  ],
  [
    { kind: 'maximum', arguments: [one, n] },
    'max(1, n)',
    'max(1, −0.25)',
    '\\max\\left(1, n\\right)',
    '\\max\\left(1, -0.25\\right)',
  ],
  [
    { kind: 'apply', function: 'relu', argument: n },
    'ReLU(n)',
    'ReLU(−0.25)',
    '\\mathrm{ReLU}\\left(n\\right)',
    '\\mathrm{ReLU}\\left(-0.25\\right)',
  ],
  [
    { kind: 'slope', function: 'sigmoid', argument: n },
    'σ′(n)',
    'σ′(−0.25)',
    "\\sigma'\\left(n\\right)",
    "\\sigma'\\left(-0.25\\right)",
  ],
  [
    { kind: 'symbol', name: name('z', 'H1', false, name('w', '11')) },
    '∂z_H1/∂w11',
    '∂z_H1/∂w11',
    '\\frac{\\partial z_{H_1}}{\\partial w_{11}}',
    '\\frac{\\partial z_{H_1}}{\\partial w_{11}}',
  ],
];

test.each(cases)('%#: %o', (expression, names, withNumbers, latexNames, latexNumbers) => {
  expect(write(expression, plainText(values).names)).toBe(names);
  expect(write(expression, plainText(values).numbers)).toBe(withNumbers);
  expect(write(expression, latex(values).names)).toBe(latexNames);
  expect(write(expression, latex(values).numbers)).toBe(latexNumbers);
});

test('names are the ids of the core', () => {
  expect(nameText(name('w', '11'))).toBe('w11');
  expect(nameText(name('z', 'H1', true))).toBe('z_H1′');
  expect(nameText(name('m̂', 'w11'))).toBe('m̂_w11');
  expect(nameText(name('L', '', false, name('w', '1,11')))).toBe('∂L/∂w1,11');
});

test('results say where they were rounded', () => {
  expect(resultText(exact('0.875', '7/8'))).toBe('= 7/8 = 0.875');
  expect(resultText(rounded('0.333333', '1/3'))).toBe('= 1/3 ≈ 0.333333');
  expect(resultText(rounded('0.59327'))).toBe('≈ 0.59327');
  expect(resultText(exact('3'))).toBe('= 3');
});

describe('a step on one line', () => {
  const step = { phase: 'forward', kind: 'sum', unit: undefined, remark: undefined } as const;
  const line = (defines: string, operands: string[], formulas: Expression[], working: Expression) =>
    equation({ ...step, defines, operands, formulas, working }, values);

  test('says a number once', () => {
    expect(line('x', ['x'], [gradient, x], x)).toBe('x = ∂L/∂x = x = 1/2 = 0.5');
    expect(line('∂L/∂x', [], [negative(one)], negative(one))).toBe('∂L/∂x = −1 = −2');
  });

  test('does not call the result of rounded numbers equal', () => {
    expect(line('x', ['r', 'x'], [product(r, x)], product(r, x))).toBe('x = r · x ≈ 0.333333 · 0.5 ≈ 1/2 = 0.5');
    expect(line('r', ['x'], [quotient(x, x)], quotient(x, x))).toBe('r = x / x = 0.5 / 0.5 = 1/3 ≈ 0.333333');
  });
});
