import { expect, test } from 'vitest';
import { readStep } from './step-param';

test('a step of the pass is that step, and the default is the start', () => {
  expect(readStep(null, 21)).toEqual({ step: 0, problem: undefined });
  expect(readStep('0', 21)).toEqual({ step: 0, problem: undefined });
  expect(readStep('007', 21)).toEqual({ step: 7, problem: undefined });
  expect(readStep('21', 21)).toEqual({ step: 21, problem: undefined });
});

test.each(['', ' ', 'abc', '-1', '+1', '1.0', '1e1', '0x1', '۷', '٣', '1 ', 'NaN', 'Infinity', '½'])(
  '%j is not a step',
  (text) => {
    expect(readStep(text, 21)).toEqual({ step: 0, problem: { kind: 'notAStep', got: text } });
  },
);

test('a step beyond the last is the last', () => {
  expect(readStep('22', 21)).toEqual({ step: 21, problem: { kind: 'beyond', got: '22' } });
  expect(readStep('9'.repeat(400), 21)).toEqual({ step: 21, problem: { kind: 'beyond', got: `${'9'.repeat(24)}…` } });
});
