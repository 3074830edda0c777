import { describe, expect, test } from 'vitest';
import { editableIn, type Graph, type GraphNode, type GraphValue, idsOf, partsInOrder } from './network-graph-data';
import { type Box, overlap } from './network-graph-geometry';
import { type Layout, layoutOf } from './network-graph-layout';
import { nameWidth, shortened, valueWidth } from './network-graph-text';

const value = (id: string, text: string): GraphValue => ({ id, text, shown: true, sign: 1, state: 'done' });
const name = (letter: string, subscript: string) => ({ letter, subscript });

interface Kind {
  readonly rows?: readonly string[];
  readonly flow?: 'forward' | 'backward';
  readonly hasSecond?: boolean;
  readonly mark?: string;
}

/** A network with the given layer sizes, inputs first, in which every number reads `text`. */
function network(
  sizes: readonly number[],
  text: string,
  { rows = ['z', 'a'], flow, hasSecond, mark }: Kind = {},
): Graph {
  const columns = sizes.map((n, layer) => ({
    caption: layer === 0 ? 'inputs' : `H${layer} · ReLU`,
    nodes: Array.from({ length: n }, (_, i): GraphNode => {
      const id = `${layer}.${i}`;
      const letters = layer === 0 ? ['x'] : rows;
      return {
        id,
        name: name('H', '1'),
        rows: letters.map((letter) => ({ ...value(`${letter}${id}`, text), name: name(letter, '') })),
        ...(layer > 0 ? { bias: { ...value(`b${id}`, text), name: name('b', '1'), editable: true } } : {}),
        ...(mark && layer > 0 ? { mark: { text: mark, description: '' } } : {}),
        state: 'done',
        description: id,
      };
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
        ...(flow ? { flow } : {}),
        result: value(`${from.id}*${to.id}`, text),
        ...(hasSecond ? { second: { ...value(`∂${from.id}-${to.id}`, text), name: name('∂w', '11') } } : {}),
        editable: true,
        description: '',
      })),
    ),
  );
  const nOutputs = sizes.at(-1) ?? 1;
  const tail = (id: string, n: number): GraphNode => ({
    id,
    caption: id,
    rows: Array.from({ length: n }, (_, i) => ({ ...value(`${id}${i}`, text), name: name('y', `${i}`) })),
    state: 'done',
    description: id,
  });
  return { columns, edges, loss: tail('loss', nOutputs + 1), target: tail('target', nOutputs) };
}

/** Everything that is always visible, except what is inside the nodes. */
function fixedBoxes({ nodes, edges }: Layout): Box[] {
  const around = [...nodes.values()].flatMap((node) => [node, node.bias, node.caption, node.mark, node.name]);
  const labels = [...edges.values()].flatMap(({ label }) => label ?? []);
  return [...around, ...labels].filter(({ width }) => width > 0);
}

const words = ({ x, y, width, height }: Box) => [x, y, width, height].map(Math.round).join(' ');

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${words(a)} on ${words(b)}`] : [])),
  );
}

/** What overlaps while one unit is worked out: then all labels of its edges are shown, and their results. */
function overlapsOfUnits(graph: Graph, layout: Layout): string[] {
  const nodes = [...layout.nodes.values()].flatMap((node) => [node, node.bias]).filter(({ width }) => width > 0);
  return graph.columns.flatMap(({ nodes: units }) =>
    units.flatMap(({ id }) => {
      const own = graph.edges.filter((edge) => (edge.flow === 'backward' ? edge.from : edge.to) === id);
      const places = own.flatMap((edge) => layout.edges.get(edge.id) ?? []);
      expect(places).toHaveLength(own.length);
      return overlaps([...nodes, ...places.flatMap(({ lit, result }) => [lit, result])]);
    }),
  );
}

function expectInside(layout: Layout): void {
  const boxes = [...layout.nodes.values()].flatMap((node) => [node, node.bias, node.caption, node.mark]);
  for (const { x, y, width, height } of boxes.filter((box) => box.width > 0)) {
    expect(x - width / 2).toBeGreaterThanOrEqual(0);
    expect(x + width / 2).toBeLessThanOrEqual(layout.width);
    expect(y - height / 2).toBeGreaterThanOrEqual(0);
    expect(y + height / 2).toBeLessThanOrEqual(layout.height);
  }
}

const widths = [328, 500, 738, 1100, 1800];

describe.each(widths)('at %i px', (width) => {
  const available = { width, height: Math.max(264, width * 0.6) };

  test.each(['−0.25', '−۰٫۲۵'])('the worked network shows every weight, without scrolling (%s)', (text) => {
    const layout = layoutOf(network([2, 2, 2, 1], text), available);
    expect([...layout.edges.values()].map(({ label }) => label)).not.toContain(undefined);
    expect(overlaps(fixedBoxes(layout))).toEqual([]);
    if (text === '−0.25') expect(layout.width).toBeLessThanOrEqual(width);
    expect(layout.em).toBeGreaterThanOrEqual(width < 400 ? 12 : 11);
  });

  test.each<[number[], Kind]>([
    [[1, 1], {}],
    [[5, 5, 5, 5, 5, 5], {}],
    [[1, 5, 1], { hasSecond: true }],
    [[5, 1, 5], { flow: 'backward' }],
    [[5, 5, 5, 5, 5], { rows: ['z', 'a', 'δ'], hasSecond: true, flow: 'backward', mark: 'dead' }],
    [[2, 2, 2, 1], { rows: ['z', 'a', 'δ'], hasSecond: true, mark: 'dead' }],
    [[2, 2, 2, 1], { rows: ['z', 'a', 'δ'], hasSecond: true, flow: 'backward' }],
    [[2, 2, 2], { hasSecond: true, flow: 'backward' }],
    [[3, 4, 2], { rows: ['z', 'a', 'δ'], hasSecond: true, mark: 'dead' }],
  ])('a network of %j, %j, keeps its parts apart and inside', (sizes, kind) => {
    for (const text of ['0', '−0.25', '−0.00312500', '6.14414 × 10⁻⁶', '−123456789/1000']) {
      const graph = network(sizes, text, kind);
      const layout = layoutOf(graph, available);
      expect(overlaps(fixedBoxes(layout)), text).toEqual([]);
      expect(overlapsOfUnits(graph, layout), text).toEqual([]);
      expectInside(layout);
      expect(layout.em).toBeGreaterThanOrEqual(11);
    }
  });

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

  test('no weight moves when the pass turns back', () => {
    const places = (flow: 'forward' | 'backward') => {
      const { edges, nodes } = layoutOf(network([2, 2, 2, 1], '−0.25', { flow }), available);
      return [[...edges.values()].map(({ label }) => label), nodes];
    };
    expect(places('backward')).toEqual(places('forward'));
  });
});

test('the largest network with short numbers fits on a laptop', () => {
  const graph = network([5, 5, 5, 5, 5], '−0.25', { rows: ['z', 'a', 'δ'] });
  const { width, height } = layoutOf(graph, { width: 740, height: 496 });
  expect([width, height].map(Math.ceil)).toEqual([740, 496]);
});

test('what flows backward is nearer to the start of its edge', () => {
  const at = (flow: 'forward' | 'backward') => {
    const { edges } = layoutOf(network([2, 2, 1], '−0.25', { flow }), { width: 738, height: 440 });
    return [...edges.values()].map(({ start, end, result }) => (result.x - start.x) / (end.x - start.x));
  };
  for (const part of at('forward')) expect(part).toBeGreaterThan(0.5);
  for (const part of at('backward')) expect(part).toBeLessThan(0.5);
});

test('every output goes into the loss', () => {
  for (const n of [1, 2, 5]) {
    const { links } = layoutOf(network([2, n], '1'), { width: 738, height: 440 });
    expect(links.map(({ from }) => from)).toEqual([...Array.from({ length: n }, (_, i) => `1.${i}`), 'target']);
  }
});

test.each([
  ['−0.00312500', '−0.00312500'],
  ['0.0031250001', '0.00312500…'],
  ['6.14414 × 10⁻⁶', '6.1… × 10⁻⁶'],
  ['−123456789/1000', '−1234…/1000'],
  ['1/123456789012', '1/1234…9012'],
])('%s is shown as %s', (text, short) => {
  expect([...shortened(text)].length).toBeLessThanOrEqual(11);
  expect(shortened(text)).toBe(short);
});

test('marks above a letter take no room, primes and longer names do', () => {
  expect(nameWidth(name('m\u0302', '1'), 10)).toBe(nameWidth(name('m', '1'), 10));
  expect(nameWidth(name('ŷ', ''), 10)).toBe(nameWidth(name('y', ''), 10));
  expect(nameWidth({ ...name('w', '11'), prime: true }, 10)).toBeGreaterThan(nameWidth(name('w', '11'), 10));
  expect(nameWidth(name('∂w', '11'), 10)).toBeGreaterThan(nameWidth(name('w', '11'), 10));
});

test('a long number takes as much room as its short form', () => {
  expect(valueWidth(value('a', '0.003125000111111'), 11)).toBe(valueWidth(value('a', '0.00312500…'), 11));
});

test('parts come in the order in which data flows, each once', () => {
  const parts = partsInOrder(network([2, 1], '1')).map(({ id }) => id);
  expect(parts).toEqual(['0.0', '0.1', '0.0-1.0', '0.1-1.0', '1.0', 'target', 'loss']);
});

test('a part stands for all values in it', () => {
  const { columns, edges } = network([1, 1], '1', { hasSecond: true });
  expect(columns[1]?.nodes.map(idsOf)).toEqual([['1.0', 'z1.0', 'a1.0', 'b1.0']]);
  expect(edges.map(idsOf)).toEqual([['0.0-1.0', '0.0*1.0', '∂0.0-1.0']]);
});

test('editing a part starts at its first editable number', () => {
  const { columns, edges } = network([1, 1], '1');
  expect(columns.flatMap(({ nodes }) => nodes.map(editableIn))).toEqual([undefined, 'b1.0']);
  expect(edges.map(editableIn)).toEqual(['0.0-1.0']);
});
