import type { NodeType } from '../../engine/wire';

/** Where a node is drawn. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
}

/** The height of a row of nodes, and of what is above the first. */
const row = 66;
const top = 96;

/**
 * Places the nodes of a working graph: z above, the concepts of the question on the left, those of the answer on the
 * right, and the others between them, in two columns if there are many.
 */
export function layout(kinds: readonly NodeType[], width: number): Layout {
  const of = (kind: NodeType) => kinds.flatMap((one, index) => (one === kind ? [index] : []));
  const others = of('other');
  const half = others.length > 4 ? Math.ceil(others.length / 2) : others.length;
  const columns: readonly (readonly [x: number, nodes: readonly number[]])[] =
    half < others.length
      ? [
          [0.12, of('question')],
          [0.38, others.slice(0, half)],
          [0.62, others.slice(half)],
          [0.88, of('answer')],
        ]
      : [
          [0.14, of('question')],
          [0.5, others],
          [0.86, of('answer')],
        ];
  const rows = Math.max(1, ...columns.map(([, nodes]) => nodes.length));
  const places: Place[] = kinds.map(() => ({ x: width / 2, y: 34 }));
  columns.forEach(([x, nodes], column) => {
    // Neighboring columns are shifted against each other, so that edges between them do not run through nodes.
    const shift = half < others.length && column === 2 ? row / 3 : 0;
    nodes.forEach((node, index) => {
      places[node] = { x: x * width, y: top + ((rows - nodes.length) / 2 + index) * row + shift };
    });
  });
  return { places, height: top + rows * row + (half < others.length ? row / 3 : 0) };
}
