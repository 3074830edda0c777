import { describe, expect, test } from 'vitest';
import { defaultState, linkParams, readState } from '../../session/url-state';
import { fields, numbers, sourceOf, stateOf } from './fields';
import { assignment } from './source';

const readAll = (query: string) => readState(fields, new URLSearchParams(query));
const read = (query: string) => sourceOf(readAll(query));

describe('the problem of an address', () => {
  test('is the assignment by default', () => {
    expect(read('')).toEqual({ source: assignment, bad: [] });
  });

  test.each(['preset=xor', 'exercise=medium-easy-7', 'exercise=batch-hard-4294967295', 'problem=anything'])(
    'is written as it was read: %s',
    (query) => {
      const { source, bad } = read(query);
      expect(bad).toEqual([]);
      const state = { ...defaultState(fields), ...stateOf(source, 'anything') };
      expect(new URLSearchParams(linkParams(fields, state)).toString()).toBe(query);
    },
  );

  test.each([
    'preset=',
    'preset=XOR',
    'exercise=',
    'exercise=medium-easy',
    'exercise=huge-easy-1',
    'exercise=small-easy--1',
  ])('is the assignment, and a complaint, for %s', (query) => {
    const { source, bad } = read(query);
    expect(source).toEqual(assignment);
    expect(bad.map(({ param }) => param)).toEqual([query.split('=')[0]]);
  });

  test('is its own text before an exercise, and an exercise before an example; what is overridden is not reported', () => {
    expect(read('problem=v1&exercise=x&preset=y')).toEqual({ source: { kind: 'link', text: 'v1' }, bad: [] });
    expect(read('problem=&preset=xor').source).toEqual({ kind: 'link', text: '' });
    expect(read('exercise=small-easy-7&preset=y')).toMatchObject({ source: { kind: 'exercise' }, bad: [] });
    expect(read('exercise=x&preset=xor')).toMatchObject({ source: assignment, bad: [{ param: 'exercise' }] });
  });

  test('a seed that does not fit into 32 bits is refused', () => {
    expect(read('exercise=small-easy-4294967296').bad[0]?.got).toBe('small-easy-4294967296');
  });

  test('nonsense is not repeated in full', () => {
    expect(read(`preset=${'x'.repeat(9999)}`).bad[0]?.got).toHaveLength(41);
  });
});

test('the number format is read and written', () => {
  for (const text of ['short', 'fraction', 'full', '0', '12']) {
    const format = numbers.read(text);
    expect(format && numbers.write(format)).toBe(text);
  }
  for (const text of ['', '13', '-1', '1.5', 'many']) {
    expect(readAll(`numbers=${text}`)).toMatchObject({
      state: { numbers: 'short' },
      bad: [{ param: 'numbers', got: text }],
    });
  }
});

test('the sample is counted from 1', () => {
  expect(readAll('sample=8').state.sample).toBe(8);
  for (const text of ['0', '9', 'x', '']) {
    expect(readAll(`sample=${text}`).bad).toEqual([{ param: 'sample', got: text, expected: '1…8' }]);
  }
});

test('the level of an address, or the worked example', () => {
  const level = (query: string) => {
    const { state, bad } = readAll(query);
    return [state.level, state.seed, bad.map(({ param }) => param)];
  };
  expect(level('')).toEqual(['worked', null, []]);
  expect(level('level=complete&seed=9')).toEqual(['complete', 9, []]);
  expect(level('level=mistake&seed=۹')).toEqual(['mistake', 9, []]);
  expect(level('level=mistake&seed=x')).toEqual(['mistake', null, ['seed']]);
  expect(level('level=constructor')).toEqual(['worked', null, ['level']]);
});

test('a step stays as written until the number of steps is known', () => {
  for (const step of ['0', '21', 'abc', ''])
    expect(readAll(`step=${step}`)).toMatchObject({ state: { step }, bad: [] });
});
