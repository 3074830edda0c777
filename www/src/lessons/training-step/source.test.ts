import { describe, expect, test } from 'vitest';
import { assignment, readFormat, readSource, sourceParams, writeFormat } from './source';

const read = (query: string) => readSource(new URLSearchParams(query));

describe('the problem of an address', () => {
  test('is the assignment where it says nothing', () => {
    expect(read('')).toEqual({ source: assignment, bad: undefined });
  });

  test.each(['preset=xor', 'exercise=medium-easy-7', 'exercise=batch-hard-4294967295', 'problem=anything'])(
    'is written as it was read: %s',
    (query) => {
      const { source, bad } = read(query);
      expect(bad).toBeUndefined();
      const params = Object.entries(sourceParams(source, 'anything')).filter(([, value]) => value !== null);
      expect(params.map(([name, value]) => `${name}=${value}`)).toEqual([query]);
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
    expect(bad?.param).toBe(query.split('=')[0]);
  });

  test('a seed that does not fit into 32 bits is refused', () => {
    expect(read('exercise=small-easy-4294967296').bad?.got).toBe('small-easy-4294967296');
  });

  test('nonsense is not repeated in full', () => {
    expect(read(`preset=${'x'.repeat(9999)}`).bad?.got).toHaveLength(41);
  });
});

test('how numbers are shown is read and written', () => {
  for (const text of ['fraction', 'full', '0', '12']) expect(writeFormat(readFormat(text).format)).toBe(text);
  expect(writeFormat(readFormat(null).format)).toBeNull();
  for (const text of ['', '13', '-1', '1.5', 'many']) {
    expect(readFormat(text)).toMatchObject({ format: 'short', bad: { param: 'numbers', got: text } });
  }
});
