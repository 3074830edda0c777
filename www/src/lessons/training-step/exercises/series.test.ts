import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../../engine/wire';
import { maxSeed } from '../../../session/url-state';
import { nextSeed, randomSeed, readSeed } from '../seed';
import { maxSheets, series } from './series';

const first: Exercise = { size: 'small', difficulty: 'easy', seed: 7 };

test('a class gets one seed after another', () => {
  expect(series(first, 3).map(({ seed }) => seed)).toEqual([7, 8, 9]);
  expect(series(first, 1)).toEqual([first]);
  const seeds = series({ ...first, seed: maxSeed - 1 }, maxSheets).map(({ seed }) => seed);
  expect(new Set(seeds).size).toBe(maxSheets);
  expect(Math.max(...seeds)).toBe(maxSeed);
});

describe('seeds', () => {
  test.each([
    ['0', 0],
    [' 42 ', 42],
    ['۴۲', 42],
    ['٤٢', 42],
    [String(maxSeed), maxSeed],
    [String(maxSeed + 1), undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
  ])('"%s"', (text, seed) => {
    expect(readSeed(text)).toBe(seed);
  });

  test('the last is followed by the first', () => {
    expect([nextSeed(0), nextSeed(maxSeed)]).toEqual([1, 0]);
  });

  test('a random one fits into an address', () => {
    const seed = randomSeed();
    expect(readSeed(String(seed))).toBe(seed);
  });
});
