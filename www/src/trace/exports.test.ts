import { afterEach, describe, expect, test } from 'vitest';
import { settings } from '../base/settings';
import { problem, trace } from './example';
import { markdown } from './markdown';
import { type SetUp, wholeText } from './whole-text';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

const text = `A training step, worked out

Given
Inputs: i1 = 2
Targets: t = 1
Weights: w11 = 0.5
Biases: b1 = 0.25
Optimizer: η = 0.1
Loss: squared error
Update rule: SGD

Forward pass

Unit o
w11 · i1 = 0.5 · 2 = 1
o = w11 · i1 + b1 = 1 + 0.25 = 5/4 = 1.25

Loss

e = t − o = 1 − 1.25 = −1/4 = −0.25
L = e² = (−0.25)² = 1/16 = 0.0625

Backward pass

From the loss to the outputs
∂L/∂e = 2 · e = 2 · (−0.25) = −1/2 = −0.5
∂e/∂o = −1
∂L/∂o = ∂L/∂e · ∂e/∂o = −0.5 · (−1) = 1/2 = 0.5

Unit o
∂L/∂w11 = ∂L/∂o · i1 = 0.5 · 2 = 1
∂L/∂b1 = ∂L/∂o = 1/2 = 0.5

Update

Unit o
w11′ = w11 − η · ∂L/∂w11 = 0.5 − 0.1 · 1 = 2/5 = 0.4
b1′ = b1 − η · ∂L/∂b1 = 0.25 − 0.1 · 0.5 = 1/5 = 0.2

The loss again, with the new weights

Unit o
w11′ · i1 = 0.4 · 2 = 0.8
o′ = w11′ · i1 + b1′ = 0.8 + 0.2 = 1

Loss
e′ = t − o′ = 1 − 1 = 0
L′ = e′² = 0² = 0
`;

const setUp: SetUp = { loss: 'squared error', rule: 'SGD', samples: problem.samples };

test('every sample is listed if there are several', () => {
  const samples = [...problem.samples, { input: ['1/3'], target: ['0'] }];
  const lines = wholeText(trace, { ...setUp, samples }).split('\n');
  expect(lines).toContain('Sample 1 of 2: i1 = 2, t = 1');
  expect(lines).toContain('Sample 2 of 2: i1 = 1/3, t = 0');
});

test('the whole step as text', () => {
  expect(wholeText(trace, setUp)).toBe(text);
});

test('in Persian its formulas still run from left to right', () => {
  settings.set({ locale: 'fa', theme: 'system', numerals: 'persian' });
  const lines = wholeText(trace, setUp).split('\n');
  expect(lines).toContain('\u2066L = e² = (−۰٫۲۵)² = ۱/۱۶ = ۰٫۰۶۲۵\u2069');
  expect(lines).toContain('نورون \u2066o\u2069');
});

describe('the whole step as Markdown', () => {
  test('has a heading for each phase and a block for each unit', () => {
    const lines = markdown(trace, setUp).split('\n');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# A training step, worked out',
      '## Given',
      '## Forward pass',
      '### Unit $o$',
      '## Loss',
      '## Backward pass',
      '### From the loss to the outputs',
      '### Unit $o$',
      '## Update',
      '### Unit $o$',
      '## The loss again, with the new weights',
      '### Unit $o$',
      '### Loss',
    ]);
    expect(lines.filter((line) => line.includes('&'))).toHaveLength(trace.steps.length);
    expect(lines.filter((line) => line === '$$')).toHaveLength(2 * 7);
  });

  test('says which of several samples it is, and which step', () => {
    const [title, , sample] = markdown({ ...trace, sample: 1, nSamples: 4, trainingStep: 3 }, setUp).split('\n');
    expect([title, sample]).toEqual(['# Training step 3, worked out', 'Sample 2 of 4']);
    expect(problem.samples).toHaveLength(1);
  });
});
