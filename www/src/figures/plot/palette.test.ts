import { expect, test } from 'vitest';
import { Palette, pixel } from './palette';

const [low, paper, high] = [
  [200, 100, 0],
  [255, 255, 255],
  [0, 100, 200],
] as const;
const palette = new Palette(low, paper, high);

test('the ends and the middle are the colors themselves', () => {
  expect([-1, 0, 1].map((share) => palette.at(share))).toEqual([low, paper, high].map(pixel));
  expect([-7, Number.NEGATIVE_INFINITY, 3].map((share) => palette.at(share))).toEqual([low, low, high].map(pixel));
});

test('the first byte of a pixel is red', () => {
  expect([...new Uint8Array(new Uint32Array([pixel([1, 2, 3])]).buffer)]).toEqual([1, 2, 3, 255]);
  expect([...new Uint8Array(new Uint32Array([palette.at(0.6)]).buffer)]).toEqual([102, 162, 222, 255]);
});
