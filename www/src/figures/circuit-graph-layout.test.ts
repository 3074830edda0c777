import { describe, expect, test } from 'vitest';
import { circuitLayout, type PlacedNode } from './circuit-graph-layout';

const variable = (id: string): PlacedNode => ({ id, sources: [], depth: 0 });

/** (x + y) · z */
const product: readonly PlacedNode[] = [
  variable('x'),
  variable('y'),
  variable('z'),
  { id: 'q', sources: ['x', 'y'], depth: 1 },
  { id: 'f', sources: ['q', 'z'], depth: 2 },
];

/** x · y + x, in which an edge passes q. */
const shared: readonly PlacedNode[] = [
  variable('x'),
  variable('y'),
  { id: 'q', sources: ['x', 'y'], depth: 1 },
  { id: 'f', sources: ['q', 'x'], depth: 2 },
];

describe('a circuit', () => {
  test('has a variable just before its first use', () => {
    const { places, columns } = circuitLayout(product);
    expect([...places].map(([id, { column }]) => `${id} ${column}`)).toEqual(['x 0', 'y 0', 'z 1', 'q 1', 'f 2']);
    expect(columns).toBe(3);
  });

  test.each([product, shared])('has nothing on top of anything else', (...nodes) => {
    const { places, edges } = circuitLayout(nodes);
    const all = [
      ...[...places.values()].map((place) => ({ ...place, height: 1 })),
      ...edges.flatMap(({ points }) => points.slice(1, -1).map((place) => ({ ...place, height: 0.5 }))),
    ];
    for (const [i, one] of all.entries()) {
      expect(one.row).toBeGreaterThanOrEqual(0);
      for (const other of all.slice(i + 1)) {
        const apart = Math.abs(one.row - other.row) >= (one.height + other.height) / 2 - 1e-9;
        expect(one.column !== other.column || apart).toBe(true);
      }
    }
  });

  test('has an edge through each column between its ends', () => {
    const long = circuitLayout(shared).edges.find(({ from, to }) => from === 'x' && to === 'f');
    expect(long?.points.map(({ column }) => column)).toEqual([0, 1, 2]);
  });
});
