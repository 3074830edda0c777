import { describe, expect, test } from 'vitest';
import { type Graph, type GraphNode, type GraphValue, idsOf, partsInOrder } from './network-graph-data';
import { type Box, layoutOf } from './network-graph-layout';

const value = (id: string, text: string): GraphValue => ({ id, text, shown: true, sign: 1, state: 'done' });
const name = (letter: string, subscript: string) => ({ letter, subscript });

/** A network of given layer sizes in which every number reads `text`. */
function network(sizes: readonly number[], text: string): Graph {
  const columns = sizes.map((n, layer) => ({
    caption: `layer ${layer}`,
    nodes: Array.from({ length: n }, (_, i): GraphNode => {
      const id = `${layer}.${i}`;
      const rows = [value(`z${id}`, text), value(`a${id}`, text)].map((row) => ({ ...row, name: name('z', '') }));
      const bias = { ...value(`b${id}`, text), name: name('b', '1') };
      return { id, name: name('H', '1'), rows, bias, state: 'done', description: id };
    }),
  }));
  const edges = columns.slice(1).flatMap(({ nodes }, before) =>
    nodes.flatMap((to) =>
      (columns[before]?.nodes ?? []).map((from) => ({
        id: `${from.id}-${to.id}`,
        from: from.id,
        to: to.id,
        name: name('w', '11'),
        text,
        sign: 1 as const,
        strength: 1,
        state: 'done' as const,
        result: value(`${from.id}*${to.id}`, text),
        description: '',
      })),
    ),
  );
  const tail = (id: string): GraphNode => ({ id, rows: [value(id, text)], state: 'done', description: id });
  return { columns, edges, loss: tail('loss'), target: tail('target') };
}

function overlaps(boxes: readonly Box[]): number {
  const touch = (a: Box, b: Box) =>
    Math.abs(a.x - b.x) * 2 < a.width + b.width - 1.01 && Math.abs(a.y - b.y) * 2 < a.height + b.height - 1.01;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => touch(a, b))).length;
}

const widths = [328, 500, 738, 1100, 1800];

describe.each(widths)('at %i px', (width) => {
  const available = { width, height: Math.max(264, width * 0.6) };

  test('the worked network shows every weight, and nothing lies on anything else', () => {
    const { nodes, edges, em } = layoutOf(network([2, 2, 2, 1], '−0.25'), available);
    const labels = [...edges.values()].map(({ label }) => label);
    expect(labels).not.toContain(undefined);
    expect(overlaps([...nodes.values(), ...labels.filter((label) => label !== undefined)])).toBe(0);
    expect(em).toBeGreaterThanOrEqual(11);
  });

  test.each([[[1, 1]], [[5, 5, 5, 5, 5, 5]], [[1, 5, 1]], [[5, 1, 5]]])(
    'a network of %j keeps its parts apart and inside',
    (sizes) => {
      const { nodes, edges, ...size } = layoutOf(network(sizes, '−0.123457'), available);
      const labels = [...edges.values()]
        .flatMap(({ label, result }) => [label, result])
        .filter((box) => box !== undefined);
      expect(overlaps([...nodes.values(), ...labels])).toBe(0);
      for (const { x, y, width, height } of nodes.values()) {
        expect(x - width / 2).toBeGreaterThanOrEqual(0);
        expect(x + width / 2).toBeLessThanOrEqual(size.width);
        expect(y - height / 2).toBeGreaterThanOrEqual(0);
        expect(y + height / 2).toBeLessThanOrEqual(size.height);
      }
    },
  );

  test('nothing moves when values appear', () => {
    const graph = network([2, 2, 2, 1], '−0.25');
    const hidden: Graph = {
      ...graph,
      columns: graph.columns.map((column) => ({
        ...column,
        nodes: column.nodes.map((node) => ({ ...node, rows: node.rows.map((row) => ({ ...row, shown: false })) })),
      })),
    };
    expect(layoutOf(hidden, available)).toEqual(layoutOf(graph, available));
  });
});

test('parts come in the order in which data flows, each once', () => {
  const parts = partsInOrder(network([2, 1], '1')).map(({ id }) => id);
  expect(parts).toEqual(['0.0', '0.1', '0.0-1.0', '0.1-1.0', '1.0', 'target', 'loss']);
});

test('a part stands for all values in it', () => {
  const [node] = network([1, 1], '1').columns[0]?.nodes ?? [];
  expect(node && idsOf(node)).toEqual(['0.0', 'z0.0', 'a0.0', 'b0.0']);
});
