import { describe, expect, test } from 'vitest';
import type { Graph, GraphEdge, GraphNode, GraphValue, PartState } from './network-graph-data';
import { overlap } from './network-graph-geometry';
import { layoutOf } from './network-graph-layout';
import { litPlaces, placeOf, reveal, shownLabels } from './network-graph-shown';

const value = (id: string): GraphValue => ({ id, text: '−0.25', shown: true, sign: -1, state: 'done' });

/** Two layers of five, every edge with a gradient, those into `1.2` in the given state. */
function graph(state: PartState): Graph {
  const nodes = (layer: number) =>
    Array.from({ length: 5 }, (_, i): GraphNode => {
      const id = `${layer}.${i}`;
      const isLit = state === 'lit' && id === '1.2';
      return { id, rows: [value(`a${id}`)], bias: value(`b${id}`), state: isLit ? 'lit' : 'done', description: id };
    });
  const [from, to] = [nodes(0), nodes(1)];
  const edges = to.flatMap((end) =>
    from.map((start): GraphEdge => {
      const own = end.id === '1.2' ? state : 'done';
      const id = `${start.id}-${end.id}`;
      return {
        ...{
          id,
          from: start.id,
          to: end.id,
          name: { letter: 'w', subscript: '11' },
          text: '−0.25',
          sign: -1,
          strength: 1,
        },
        result: { ...value(`${id} result`), shown: own === 'lit', state: own },
        second: { ...value(`∂${id}`), name: { letter: '∂w', subscript: '11' } },
        state: own,
        description: id,
      };
    }),
  );
  return {
    columns: [
      { caption: '', nodes: from },
      { caption: '', nodes: to },
    ],
    edges,
  };
}

const none: ReadonlySet<string> = new Set();
const available = { width: 328, height: 300 };

describe('labels', () => {
  const layout = layoutOf(graph('done'), available);

  test('without room are hidden until marked, by anything that belongs to their edge', () => {
    const hidden = graph('done').edges.find(({ id }) => !shownLabels(graph('done'), layout, none).has(id));
    expect(hidden).toBeDefined();
    for (const id of [hidden?.id, hidden?.second?.id, hidden?.result.id]) {
      const shown = shownLabels(graph('done'), layout, new Set([id ?? '']));
      expect(shown.get(hidden?.id ?? '')?.isAbove).toBe(true);
    }
  });

  test.each([none, new Set(['0.0-1.4']), new Set(['0.3-1.1'])])(
    'that are shown never overlap, with %o marked',
    (marked) => {
      for (const state of ['done', 'lit'] as const) {
        const boxes = [...shownLabels(graph(state), layout, marked).values()].map(({ box }) => box);
        expect(boxes.length).toBeGreaterThan(5);
        expect(boxes.filter((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b)))).toEqual([]);
      }
    },
  );

  test('of lit edges are all shown, and clear of the results', () => {
    const lit = graph('lit');
    const shown = shownLabels(lit, layout, none);
    const edges = lit.edges.filter(({ state }) => state === 'lit');
    expect(edges.filter(({ id }) => !shown.has(id))).toEqual([]);
    const results = edges.flatMap(({ id }) => layout.edges.get(id)?.result ?? []);
    for (const { box } of shown.values()) expect(results.some((result) => overlap(box, result))).toBe(false);
  });
});

test('a value is found where it is', () => {
  const layout = layoutOf(graph('done'), available);
  expect(placeOf(graph('done'), layout, 'b1.3')?.box).toEqual(layout.nodes.get('1.3')?.bias);
  expect(placeOf(graph('done'), layout, 'a1.3')?.part.id).toBe('1.3');
  expect(placeOf(graph('done'), layout, '0.0-1.0')?.part.id).toBe('0.0-1.0');
  expect(placeOf(graph('done'), layout, 'nothing')).toBeUndefined();
});

describe('the view', () => {
  /** A scrollable window of 100 by 100. */
  function scrolled(from: [number, number], boxes: Parameters<typeof reveal>[1]): [number, number] {
    const view = document.createElement('div');
    Object.defineProperties(view, { clientWidth: { value: 100 }, clientHeight: { value: 100 } });
    [view.scrollLeft, view.scrollTop] = from;
    reveal(view, boxes, 10, 'instant');
    return [view.scrollLeft, view.scrollTop];
  }

  test('moves no further than it must', () => {
    expect(scrolled([0, 0], [{ x: 50, y: 50, width: 20, height: 20 }])).toEqual([0, 0]);
    expect(scrolled([0, 0], [{ x: 150, y: 50, width: 20, height: 20 }])).toEqual([70, 0]);
    expect(scrolled([200, 200], [{ x: 150, y: 150, width: 20, height: 20 }])).toEqual([130, 130]);
  });

  test('shows the last of what does not fit', () => {
    const whole = { x: 200, y: 50, width: 400, height: 20 };
    expect(scrolled([0, 0], [whole, { x: 380, y: 50, width: 20, height: 20 }])).toEqual([300, 0]);
  });

  test('follows what is lit to the unit that it leads to', () => {
    const lit = graph('lit');
    const layout = layoutOf(lit, available);
    const { ids, boxes } = litPlaces(lit, layout);
    expect(ids).toBe('0.0-1.2 0.1-1.2 0.2-1.2 0.3-1.2 0.4-1.2 1.2');
    expect(boxes.at(-1)).toBe(layout.nodes.get('1.2'));
    expect(litPlaces(graph('done'), layout).boxes).toEqual([]);
  });
});
