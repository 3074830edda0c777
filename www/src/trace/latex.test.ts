import { expect, test } from 'vitest';
import { exact, name, problem, rounded, trace } from './example';
import { latexEquation, latexName, latexNumber } from './latex';

test('names', () => {
  expect(latexName(name('w', '11'))).toBe('w_{11}');
  expect(latexName(name('w', '1,11', true))).toBe("w_{1,11}'");
  expect(latexName(name('z', 'H1'))).toBe('z_{H_1}');
  expect(latexName(name('z', 'o'))).toBe('z_o');
  expect(latexName(name('δ', 'H1'))).toBe('\\delta_{H_1}');
  expect(latexName(name('β', '1'))).toBe('\\beta_1');
  expect(latexName(name('ℓ', '2', true))).toBe("\\ell_2'");
  expect(latexName(name('m\u0302', 'w11'))).toBe('\\hat m_{w_{11}}');
  expect(latexName(name('L', '', false, name('w', '11')))).toBe('\\frac{\\partial L}{\\partial w_{11}}');
});

test('numbers', () => {
  expect(latexNumber(exact('−0.25', '−1/4'))).toBe('-0.25');
  expect(latexNumber({ ...exact('−0.25', '−1/4'), text: '−1/4' })).toBe('-\\frac{1}{4}');
  expect(latexNumber(rounded('−1.5 × 10⁻⁷'))).toBe('-1.5 \\times 10^{-7}');
  expect(latexNumber(rounded('6.02214 × 10²³'))).toBe('6.02214 \\times 10^{23}');
});

test('steps, aligned at their first equals sign', () => {
  const values = new Map(trace.values.map((value) => [value.id, value]));
  const lines = trace.steps.map((step) => latexEquation(step, values));
  expect(lines[0]).toBe('w_{11} \\cdot i_1 &= 0.5 \\cdot 2 = 1');
  expect(lines[1]).toBe('o &= w_{11} \\cdot i_1 + b_1 = 1 + 0.25 = \\frac{5}{4} = 1.25');
  expect(lines[4]).toBe(
    '\\frac{\\partial L}{\\partial e} &= 2 \\cdot e = 2 \\cdot \\left(-0.25\\right) = -\\frac{1}{2} = -0.5',
  );
  expect(lines[5]).toBe('\\frac{\\partial e}{\\partial o} &= -1');
  for (const line of lines) expect(line.match(/&/g), line).toHaveLength(1);
  expect(problem.layers).toHaveLength(trace.layers.length);
});
