import { afterEach, expect, test } from 'vitest';
import { settings } from '../base/settings';
import { name, problem, trace } from './example';
import { latexName } from './latex';
import { nameInText } from './names';
import { namedBy, pytorchNames, toSheetNames } from './naming';
import { wholeText } from './whole-text';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

/** Two inputs, `sizes` units in the layers. */
function shape(...sizes: readonly number[]) {
  let number = 0;
  const unit = () => ({ ...trace.layers[0]?.units[0], number: ++number });
  const layers = sizes.map((n) => ({ units: Array.from({ length: n }, unit) }));
  return { inputs: ['i1', 'i2'], layers } as unknown as Parameters<typeof pytorchNames>[0];
}

test('the layer, then the unit, then the input, counted from 0', () => {
  const names = pytorchNames(shape(2, 2, 1));
  expect(names.get('w21')).toBe('W1[0][1]');
  expect(names.get('w13')).toBe('W2[0][0]');
  expect(names.get('w24')).toBe('W2[1][1]');
  expect(names.get('b5')).toBe('b3[0]');
  expect(names.size).toBe(4 + 2 + 4 + 2 + 2 + 1);
  // With a comma, the digits do not run together.
  expect(pytorchNames(shape(8, 3)).get('w8,11')).toBe('W2[2][7]');
});

test('all that is named after a parameter follows it, and ids stay', () => {
  const of = (...parts: Parameters<typeof name>) => {
    const [first] = namedBy('pytorch', {
      ...trace,
      values: [{ ...trace.values[0], name: name(...parts) }],
    } as never).values;
    return first?.name && [nameInText(first.name).replace(/[\u2066\u2069]/g, ''), latexName(first.name)];
  };
  expect(of('w', '11', true)).toEqual(['W1[0][0]′', "\\mathtt{W1[0][0]}'"]);
  expect(of('m\u0302', 'b1')).toEqual(['m\u0302_b1[0]', '\\hat m_{\\mathtt{b1[0]}}']);
  expect(of('w\u0303', '11')).toEqual(['W\u03031[0][0]', '\\tilde \\mathtt{W1[0][0]}']);
  expect(of('w', '11=11')?.[0]).toBe('(W1[0][0]=W1[0][0])');
  expect(of('L', '', false, name('b', '1'))).toEqual(['∂L/∂b1[0]', '\\frac{\\partial L}{\\partial \\mathtt{b1[0]}}']);
  expect(of('H', '1')?.[0]).toBe('H₁');
  const ids = (written: typeof trace) => written.values.map(({ id }) => id);
  expect(ids(namedBy('pytorch', trace))).toEqual(ids(trace));
});

test('the text of a step has no other name for a parameter', () => {
  const text = wholeText(namedBy('pytorch', trace), { loss: '', rule: '', samples: problem.samples });
  expect(text).toContain('Weights: W1[0][0] = 0.5');
  expect(text).toContain('o = W1[0][0] · i1 + b1[0] = 1 + 0.25');
  expect(text).toContain('W1[0][0]′ = W1[0][0] − η · ∂L/∂W1[0][0] = 0.5 − 0.1 · 1');
  expect(text).not.toMatch(/w1|b1(?!\[)/);
  expect(namedBy('sheet', trace)).toBe(trace);
});

test('names are typed in either way', () => {
  const names = pytorchNames(shape(2, 2, 1));
  expect(toSheetNames('W2[0][0], b1[1] = B1[0], w24', names)).toBe('w13, b2 = b1, w24');
  expect(toSheetNames('W9[0][0]', names)).toBe('W9[0][0]');
});
