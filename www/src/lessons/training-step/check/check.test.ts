import { describe, expect, test } from 'vitest';
import { locales } from '../../../base/settings';
import type { CheckedAnswer, Slip, TraceNumber, Verdict } from '../../../engine/wire';
import { Answers, tally } from './answers';
import { placesOf } from './results';
import { catalog } from './slip-text';

const number: TraceNumber = {
  value: 0.25,
  sign: 1,
  decimal: '0.25',
  exact: true,
  fraction: undefined,
  text: '0.25',
  textExact: true,
};

const checked = (id: string, verdict: Verdict): CheckedAnswer => ({ id, verdict, number });

describe('decimal places of typed numbers', () => {
  test.each([
    ['0.25', 2],
    ['−0.250', 3],
    [' ۰٫۲۵ ', 2],
    ['≈ .5', 1],
    ['3', 0],
    ['3.', 0],
    ['-1/4', undefined],
    ['1.5/2.5', undefined],
    ['1.5e-7', undefined],
    ['1.5 × 10⁻⁷', undefined],
  ])('%s', (text, places) => {
    expect(placesOf(text)).toBe(places);
  });
});

describe('answers', () => {
  test('a verdict is dropped when its text changes, before it comes or after', () => {
    const answers = new Answers();
    answers.type('o', '1');
    answers.type('L', '2');
    const sent = [
      { id: 'o', text: '1' },
      { id: 'L', text: '2' },
    ];
    answers.type('o', '3');
    answers.setVerdicts(sent, {
      answers: [checked('o', { kind: 'right' }), checked('L', { kind: 'right' })],
      firstWrong: undefined,
    });
    expect(answers.verdict('o')).toBeUndefined();
    expect(answers.verdict('L')?.verdict.kind).toBe('right');
    answers.type('L', '4');
    expect(answers.verdict('L')).toBeUndefined();
  });

  test('text outlives the verdicts', () => {
    const answers = new Answers();
    answers.type('o', '1');
    expect(answers.forgetVerdicts()).toBe(false);
    answers.setVerdicts([{ id: 'o', text: '1' }], {
      answers: [checked('o', { kind: 'right' })],
      firstWrong: undefined,
    });
    expect(answers.forgetVerdicts()).toBe(true);
    expect([answers.text('o'), answers.verdict('o'), answers.report]).toEqual(['1', undefined, undefined]);
  });

  test('results right by the student’s own numbers count as right, those that follow from a mistake do not', () => {
    const kinds: Verdict[] = [
      { kind: 'right' },
      { kind: 'rightByOwnNumbers' },
      { kind: 'wrong', slip: undefined },
      { kind: 'followsFromMistake' },
      { kind: 'unreadable', error: { code: 'empty', what: 'answer', message: '' } },
    ];
    const answers = kinds.map((verdict, i) => checked(String(i), verdict));
    expect(tally({ answers, firstWrong: '2' })).toEqual({ all: 5, right: 2, following: 1, unreadable: 1 });
  });
});

test('every slip has a sentence and a short name', () => {
  for (const { slip, brief } of locales.map((locale) => catalog.messagesIn(locale) ?? expect.fail(locale))) {
    expect(Object.keys(slip)).toEqual(Object.keys(brief));
    expect(Object.keys(slip) satisfies string[] as Slip[]).toHaveLength(26);
  }
});
