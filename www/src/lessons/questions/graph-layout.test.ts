import { expect, test } from 'vitest';
import type { NodeType } from '../../engine/wire';
import { layout } from './graph-layout';

const kinds = (others: number): NodeType[] => ['context', 'answer', 'question', ...Array(others).fill('other')];

test.each([0, 1, 4, 5, 12, 30])('no two of the nodes overlap, with %i others', (others) => {
  for (const width of [320, 640]) {
    const { places, height } = layout(kinds(others), width);
    places.forEach((a, i) => {
      expect(a.x).toBeGreaterThan(0);
      expect(a.x).toBeLessThan(width);
      expect(a.y).toBeLessThan(height);
      for (const b of places.slice(0, i)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
    });
  }
});
