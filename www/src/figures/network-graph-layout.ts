/** Where the parts of a network's picture go. All lengths are in pixels; `em` is the size of the text. */

import type { Graph, GraphEdge, GraphName, GraphNode, GraphValue } from './network-graph-data';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By its center. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface NodePlace extends Box {
  /** The centers of the lines of text. */
  readonly rows: readonly Point[];
  readonly name: Point;
  readonly bias: Box;
}

export interface EdgePlace {
  readonly start: Point;
  readonly end: Point;
  /** Absent where the picture is too full for it: then it is drawn only while it is lit, at `fallback`. */
  readonly label: Box | undefined;
  readonly result: Box | undefined;
  readonly fallback: Box;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly em: number;
  /** On a phone: numbers without their names on the edges, and the loss below the outputs. */
  readonly narrow: boolean;
  readonly captions: readonly (Point & { readonly text: string })[];
  readonly nodes: ReadonlyMap<string, NodePlace>;
  readonly edges: ReadonlyMap<string, EdgePlace>;
  /** From outputs and targets to the loss. */
  readonly links: readonly { readonly from: string; readonly start: Point; readonly end: Point }[];
}

/** The smallest text, in pixels, that is still read on a phone. */
const minEm = 11;
const maxEm = 28;
/** In em. */
const line = 1.4;
const padding = { x: { wide: 0.6, narrow: 0.42 }, y: 0.3 };
const captionHeight = 1.7;
const nameHeight = 1.5;
const biasHeight = 1.7;
const minGap = { wide: 5.8, narrow: 2.8 };
/** At the left and the right, in pixels: half of the thickest outline. */
const margin = 2;
/** Rows lie at least and at most this far apart, beside the height of a node. */
const rowGap = { min: 3.2, max: { wide: 20, narrow: 10 } };
/** Between the last output and the loss below it, and between the loss and the target below that. */
const tailGaps = [2.2, 1.8] as const;

export function layoutOf(graph: Graph, available: { width: number; height: number }): Layout {
  const narrow = available.width < 42 * minEm;
  const em = narrow ? minEm : Math.min(maxEm, Math.max(minEm, Math.min(available.width / 44, available.height / 26)));
  const sizes = new Map([...allNodes(graph)].map((node) => [node.id, nodeSize(node, em, narrow)]));
  const tail = [graph.loss, graph.target].filter((node) => node !== undefined);

  const columnWidths = graph.columns.map(({ nodes }) => widest(nodes, sizes));
  columnWidths.push(Math.max(columnWidths.pop() ?? 0, widest(tail, sizes)));
  const taken = sum(columnWidths) + 2 * margin;
  const nGaps = Math.max(1, graph.columns.length - 1);
  const gap = Math.max(em * (narrow ? minGap.narrow : minGap.wide), (available.width - taken) / nGaps);
  const centers = columnWidths.map((own, i) => margin + sum(columnWidths.slice(0, i)) + gap * i + own / 2);
  const width = taken + gap * nGaps;

  const rows = Math.max(...graph.columns.map(({ nodes }) => nodes.length));
  const tallest = Math.max(...[...sizes.values()].map((size) => size.height));
  const top = em * (captionHeight + nameHeight) + tallest / 2;
  const bottom = tallest / 2 + em * biasHeight;
  const rowDistance = between(
    tallest + em * rowGap.min,
    rows > 1 ? (available.height - top - bottom) / (rows - 1) : 0,
    tallest + em * rowGap.max[narrow ? 'narrow' : 'wide'],
  );
  const middle = top + (rowDistance * (rows - 1)) / 2;

  const nodes = new Map<string, NodePlace>();
  graph.columns.forEach((column, columnIdx) => {
    column.nodes.forEach((node, row) => {
      const y = middle + (row - (column.nodes.length - 1) / 2) * rowDistance;
      nodes.set(node.id, place(node, sizes, { x: centers[columnIdx] ?? 0, y }, em));
    });
  });
  const lastRow = top + rowDistance * (rows - 1) + bottom;
  const lastTail = placeTail(graph, tail, sizes, nodes, em);
  const captions = graph.columns.map(({ caption }, i) => ({ x: centers[i] ?? 0, y: em * 0.8, text: caption }));
  const edges = placeEdges(graph.edges, nodes, em, narrow);
  const height = Math.max(lastRow, lastTail) + margin;
  return { width, height, em, narrow, captions, nodes, edges, links: linksOf(graph, nodes) };
}

/** The loss below the outputs, and the target below the loss. Returns where the target ends. */
function placeTail(
  graph: Graph,
  tail: readonly GraphNode[],
  sizes: ReadonlyMap<string, Box>,
  nodes: Map<string, NodePlace>,
  em: number,
): number {
  const last = nodes.get(graph.columns.at(-1)?.nodes.at(-1)?.id ?? '');
  if (!last) return 0;
  let y = last.bias.y + last.bias.height / 2;
  tail.forEach((node, i) => {
    const height = sizes.get(node.id)?.height ?? 0;
    const start = y + em * (tailGaps[i] ?? 0);
    nodes.set(node.id, place(node, sizes, { x: last.x, y: start + height / 2 }, em));
    y = start + height;
  });
  return y;
}

function linksOf(graph: Graph, nodes: ReadonlyMap<string, NodePlace>): Layout['links'] {
  const loss = graph.loss && nodes.get(graph.loss.id);
  const target = graph.target && nodes.get(graph.target.id);
  const output = graph.columns.at(-1)?.nodes.at(-1);
  const last = output && nodes.get(output.id);
  if (!loss || !target || !graph.target || !last) return [];
  const belowBias = { x: last.x, y: last.bias.y + last.bias.height / 2 };
  return [
    { from: output.id, start: belowBias, end: above(loss) },
    { from: graph.target.id, start: above(target), end: under(loss) },
  ];
}

function placeEdges(
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<string, NodePlace>,
  em: number,
  narrow: boolean,
): ReadonlyMap<string, EdgePlace> {
  const taken: Box[] = [...nodes.values()].flatMap((node) => [
    node,
    node.bias,
    { ...node.name, width: em * 1.6, height: em },
  ]);
  const places = new Map<string, EdgePlace>();
  const lines = edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    return from && to ? [{ edge, start: right(from), end: left(to) }] : [];
  });
  const labels = new Map<string, Box | undefined>();
  const size = (edge: GraphEdge) => labelSize(edge, em, narrow);
  for (const { edge, start, end } of lines) {
    labels.set(edge.id, firstFree(candidates(start, end, size(edge), em, [0.3, 0.38, 0.24, 0.46, 0.54, 0.62]), taken));
  }
  for (const { edge, start, end } of lines) {
    const resultSize = { width: Math.max(textWidth(edge.result.text, em) + em * 0.4, em * 1.3), height: em * 1.3 };
    const nearEnd = candidates(start, end, resultSize, em, [0.78, 0.72, 0.66, 0.6], true);
    const result = firstFree(nearEnd, taken);
    const fallback = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, ...size(edge) };
    places.set(edge.id, { start, end, label: labels.get(edge.id), result, fallback });
  }
  return places;
}

/** Places for a box along a line: on it where it is steep, above (or below) it where it is flat. */
function candidates(
  start: Point,
  end: Point,
  size: { width: number; height: number },
  em: number,
  along: readonly number[],
  below = false,
): Box[] {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const flat = Math.abs(dy) < em;
  return along.map((t) => {
    const x = start.x + dx * t;
    if (!flat) return { ...size, x, y: start.y + dy * t };
    const room = size.width / 2 + em * 0.2;
    const inside = Math.min(Math.max(x, start.x + room), end.x - room);
    const offset = size.height / 2 + em * 0.12;
    return { ...size, x: inside, y: start.y + dy * t + (below ? offset : -offset) };
  });
}

/** The first box that touches none of those taken; it is then taken, too. */
function firstFree(boxes: readonly Box[], taken: Box[]): Box | undefined {
  const free = boxes.find((box) => !taken.some((other) => overlap(box, other)));
  if (free) taken.push(free);
  return free;
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width - 1 && Math.abs(a.y - b.y) * 2 < a.height + b.height - 1;
}

function place(node: GraphNode, sizes: ReadonlyMap<string, Box>, { x, y }: Point, em: number): NodePlace {
  const { width = 0, height = 0 } = sizes.get(node.id) ?? {};
  const first = y - ((node.rows.length - 1) * line * em) / 2;
  const biasSize = node.bias ? { width: valueWidth(node.bias, em), height: em * 1.2 } : { width: 0, height: 0 };
  return {
    x,
    y,
    width,
    height,
    rows: node.rows.map((_, i) => ({ x, y: first + i * line * em })),
    name: { x, y: y - height / 2 - em * 0.8 },
    bias: { x, y: y + height / 2 + em * 0.85, ...biasSize },
  };
}

function nodeSize(node: GraphNode, em: number, narrow: boolean): Box {
  const widths = node.rows.map((row) => valueWidth(row, em));
  const width = Math.max(em * 2.6, ...widths) + 2 * padding.x[narrow ? 'narrow' : 'wide'] * em;
  return { x: 0, y: 0, width, height: (node.rows.length * line + 2 * padding.y) * em };
}

export function labelSize(edge: GraphEdge, em: number, narrow: boolean): { width: number; height: number } {
  const name = narrow ? 0 : nameWidth(edge.name, em) + em * 0.4;
  return { width: textWidth(edge.text, em) + name + em * 0.3, height: em * 1.25 };
}

export function valueWidth(value: GraphValue, em: number): number {
  const name = value.name ? nameWidth(value.name, em) + em * 0.4 : 0;
  return name + textWidth(value.text, em);
}

/** Letters and digits as wide as the widest of their kind in the typefaces of the page. */
export function nameWidth(name: GraphName, em: number): number {
  const letter = /[wHKM]/.test(name.letter) ? 0.88 : 0.63;
  return em * (letter + 0.39 * name.subscript.length);
}

export function textWidth(text: string, em: number): number {
  const widths = [...text].map((glyph) =>
    glyph === '.' ? 0.28 : glyph === '٫' ? 0.43 : /[۰-۹]/.test(glyph) ? 0.68 : 0.65,
  );
  return em * sum(widths);
}

function widest(nodes: readonly GraphNode[], sizes: ReadonlyMap<string, Box>): number {
  return Math.max(0, ...nodes.map(({ id }) => sizes.get(id)?.width ?? 0));
}

function* allNodes(graph: Graph): Iterable<GraphNode> {
  for (const { nodes } of graph.columns) yield* nodes;
  if (graph.loss) yield graph.loss;
  if (graph.target) yield graph.target;
}

const between = (least: number, wish: number, most: number): number => Math.min(Math.max(least, wish), most);
const left = (box: Box): Point => ({ x: box.x - box.width / 2, y: box.y });
const right = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y });
const above = (box: Box): Point => ({ x: box.x, y: box.y - box.height / 2 });
const under = (box: Box): Point => ({ x: box.x, y: box.y + box.height / 2 });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
