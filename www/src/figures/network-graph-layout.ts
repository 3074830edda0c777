/** The layout of a network figure. All lengths are in pixels; `em` is the size of the text. */

import type { Graph, GraphNode } from './network-graph-data';
import { crowdedEdges, type EdgePlace, placeEdges } from './network-graph-edges';
import { above, type Box, clamp, left, type Point, right, type Size, sum, under } from './network-graph-geometry';
import { labelSize, nameWidth, phoneEm, resultSize, valueWidth, wordsWidth } from './network-graph-text';

export interface NodePlace extends Box {
  /** The centers of the lines of text. */
  readonly rows: readonly Point[];
  readonly name: Box;
  readonly bias: Box;
  /** The caption of the node: left of it, above it or below it. */
  readonly caption: Box & { readonly anchor: 'end' | 'middle'; readonly textX: number };
  /** The badge, at the upper right corner. */
  readonly mark: Box;
}

export interface Layout extends Size {
  readonly em: number;
  /** Without room for names on the edges, as on a phone. */
  readonly narrow: boolean;
  /** With so many edges that those not in focus have to recede. */
  readonly isCrowded: boolean;
  readonly captions: readonly (Point & { readonly text: string })[];
  readonly nodes: ReadonlyMap<string, NodePlace>;
  readonly edges: ReadonlyMap<string, EdgePlace>;
  /** From outputs and targets to the loss. */
  readonly links: readonly { readonly from: string; readonly start: Point; readonly end: Point }[];
}

/** The smallest text, in pixels, where a whole network is to be on the screen. */
const minEm = 11;
const maxEm = 28;
/** In em. */
const line = 1.4;
const padding = { x: { wide: 0.6, narrow: 0.24 }, y: 0.3 };
const captionHeight = 1.7;
const nameHeight = 1.5;
const biasHeight = 1.7;
const minGap = { wide: 5.8, narrow: 2.5 };
/** Labels along steep edges may overlap nodes by this much if it saves a phone from scrolling. */
const slack = 0.42;
/** On the left and the right, in pixels: half of the thickest outline. */
const margin = 2;
/** The least and the greatest distance between rows, in addition to the height of a node. */
const rowGap = { min: 3.2, max: { wide: 20, narrow: 10 } };
/** The width of a thin scrollbar, in pixels. */
const scrollbar = 12;
/** Between several outputs and the loss beside them. */
const tailGap = 2.8;
/** Between the last output and the loss below it, and between the loss and the target below that. */
const tailGaps = { wide: [2.2, 1.8], narrow: [1.9, 1.2] } as const;

/**
 * The figure fills the available space, and is larger if its text would be illegible otherwise: then it scrolls. The
 * loss is below a single output, and right of several.
 */
export function layoutOf(graph: Graph, available: Size): Layout {
  const isPhone = available.width < 462;
  const em = isPhone ? phoneEm : emFor(graph, available);
  const grid = gridFor(graph, em, isPhone, available.width);
  const { sizes, columns, gaps, tail, isTailBeside } = grid;
  const spare = Math.max(0, available.width - grid.least.width) / Math.max(1, gaps.length);
  const centers = columns.map(
    (own, i) => margin + sum(columns.slice(0, i)) + sum(gaps.slice(0, i)) + spare * i + own / 2,
  );

  const rowDistance = clamp(
    grid.tallest + em * rowGap.min,
    grid.rows > 1 ? (roomForRows(graph, grid, em, isPhone, available.height) - margin) / (grid.rows - 1) : 0,
    grid.tallest + em * rowGap.max[isPhone ? 'narrow' : 'wide'],
  );
  const middle = Math.max(grid.top + (rowDistance * (grid.rows - 1)) / 2, isTailBeside ? grid.tailHeight / 2 : 0);

  const nodes = new Map<string, NodePlace>();
  graph.columns.forEach((column, columnIdx) => {
    column.nodes.forEach((node, row) => {
      const y = middle + (row - (column.nodes.length - 1) / 2) * rowDistance;
      nodes.set(node.id, place(node, sizes, { x: centers[columnIdx] ?? 0, y }, em, 'end'));
    });
  });
  const tailEnd = isTailBeside
    ? placeBeside(tail, sizes, nodes, { x: centers.at(-1) ?? 0, y: middle }, em)
    : placeBelow(graph, tail, sizes, nodes, em, isPhone ? Math.max(grid.least.width, available.width) : undefined);
  const lastRow = middle + (rowDistance * (grid.rows - 1)) / 2 + grid.bottom;
  const height = Math.max(lastRow, tailEnd) + margin;

  const taken = [...nodes.values()]
    .flatMap((node) => [node, node.bias, node.name, node.caption, node.mark])
    .filter((box) => box.width > 0);
  const marksEnd = Math.max(...[...nodes.values()].map(({ mark }) => (mark.width > 0 ? right(mark).x : 0)));
  const width = Math.max(grid.least.width + spare * gaps.length, marksEnd + margin);
  const captions = graph.columns.map(({ caption }, i) => {
    const half = wordsWidth(caption, em) / 2;
    return { x: clamp(half, centers[i] ?? 0, Math.max(half, width - half)), y: em * 0.8, text: caption };
  });
  const edges = placeEdges(graph.edges, nodes, taken, em, grid.narrow);
  return {
    width,
    height,
    em,
    narrow: grid.narrow,
    isCrowded: crowdedEdges(graph.edges).size > 0,
    captions,
    nodes,
    edges,
    links: linksOf(graph, nodes, isTailBeside),
  };
}

/** The layout in a box that shows scrollbars if the figure is larger than it. */
export function fittingLayout(graph: Graph, box: Size): Layout {
  const layout = layoutOf(graph, box);
  const [isWide, isTall] = [layout.width > box.width, layout.height > box.height];
  if (!isWide && !isTall) return layout;
  return layoutOf(graph, {
    width: box.width - (isTall ? scrollbar : 0),
    height: box.height - (isWide ? scrollbar : 0),
  });
}

/** Between the centers of the first row and the last: on a phone, what is below the output in the middle may need more. */
function roomForRows(graph: Graph, grid: Grid, em: number, isPhone: boolean, height: number): number {
  const room = height - grid.top - grid.bottom;
  const output = graph.columns.at(-1)?.nodes[0];
  if (!isPhone || grid.isTailBeside || !output) return room;
  const heights = grid.tail.map(({ id }) => grid.sizes.get(id)?.height ?? 0);
  const own = (grid.sizes.get(output.id)?.height ?? 0) / 2 + em * (output.bias ? 1.45 : 0.85);
  const below = own + sum(heights) + em * (sum(tailGaps.narrow.slice(0, heights.length)) + nameHeight);
  return Math.min(room, 2 * (height - grid.top - below - margin));
}

type Grid = ReturnType<typeof gridOf>;

/** Text as large as the figure allows, because every length except the margin scales with it. */
function emFor(graph: Graph, available: Size): number {
  const { width, height } = gridOf(graph, 1, { isPhone: false, narrow: false, slack: 0 }).least;
  const fitting = Math.min(available.width / (width - 2 * margin + 0.4), available.height / (height - margin + 0.4));
  return clamp(minEm, Math.min(available.width / 44, available.height / 26, fitting), maxEm);
}

interface Style {
  readonly isPhone: boolean;
  readonly narrow: boolean;
  readonly slack: number;
}

/** What fits without scrolling; otherwise with everything in it. */
function gridFor(graph: Graph, em: number, isPhone: boolean, width: number) {
  const whole = gridOf(graph, em, { isPhone, narrow: isPhone, slack: 0 });
  if (whole.least.width <= width) return whole;
  const tight = gridOf(graph, em, { isPhone, narrow: true, slack: isPhone ? slack : 0 });
  return tight.least.width <= width ? tight : whole;
}

/** How much room the parts need, before any of them is placed. */
function gridOf(graph: Graph, em: number, { isPhone, narrow, slack }: Style) {
  const sizes = new Map([...allNodes(graph)].map((node) => [node.id, nodeSize(node, em, isPhone)]));
  const tail = [graph.loss, graph.target].filter((node) => node !== undefined);
  const isTailBeside = tail.length > 0 && (graph.columns.at(-1)?.nodes.length ?? 0) > 1;
  const contents = graph.columns.map(({ nodes }) => nodes);
  if (isTailBeside) contents.push(tail);
  const columns = contents.map((nodes) => widest(nodes, sizes));
  // On a phone, the loss may begin further left than the output above it.
  if (!isTailBeside && !isPhone) columns.push(Math.max(columns.pop() ?? 0, widest(tail, sizes)));
  if (isTailBeside)
    columns.push(Math.max(columns.pop() ?? 0, ...tail.map((node) => wordsWidth(node.caption ?? '', em))));

  const crowded = crowdedEdges(graph.edges);
  const gaps = columns
    .slice(1)
    .map((_, i) =>
      Math.max(
        em * (isTailBeside && i === graph.columns.length - 1 ? tailGap : minGap[isPhone ? 'narrow' : 'wide']),
        ...gapNeeds(i),
      ),
    );
  /**
   * No label is wider than its gap (except for the slack), and captions do not touch. Where many edges meet, results
   * are beside their labels, because there are other labels above and below.
   */
  function* gapNeeds(i: number): Iterable<number> {
    const into = new Set(graph.columns[i + 1]?.nodes.map(({ id }) => id));
    for (const edge of graph.edges.filter(({ to }) => into.has(to))) {
      const label = labelSize(edge, em, narrow).width + em * 0.1;
      const result = resultSize(edge, em).width + em * 0.1;
      yield crowded.has(edge) ? label + result + em * 0.3 : Math.max(label, result) - em * slack;
    }
    yield captionEnd(i, 'right') + captionEnd(i + 1, 'left') + em * 0.6;
    for (const { mark } of graph.columns[i]?.nodes ?? []) if (mark) yield wordsWidth(mark.text, em) + em;
  }

  /** How far a caption extends beyond its column: at the border of the figure, only inward. */
  function captionEnd(i: number, side: 'left' | 'right'): number {
    const beyond = wordsWidth(graph.columns[i]?.caption ?? '', em) - (columns[i] ?? 0);
    const isInner = beyond > 0 && (side === 'left' ? i === columns.length - 1 : i === 0);
    return isInner ? beyond : beyond / 2;
  }

  const rows = Math.max(...graph.columns.map(({ nodes }) => nodes.length));
  const tallest = Math.max(...graph.columns.flatMap(({ nodes }) => nodes.map(({ id }) => sizes.get(id)?.height ?? 0)));
  const top = em * (captionHeight + nameHeight) + tallest / 2;
  const bottom = tallest / 2 + em * biasHeight;
  const tailHeight = sum(tail.map(({ id }) => sizes.get(id)?.height ?? 0)) + em * (nameHeight * 2 + tailGaps.wide[1]);
  const height =
    Math.max(top + bottom + (tallest + em * rowGap.min) * (rows - 1), isTailBeside ? tailHeight : 0) + margin;
  const least = { width: sum(columns) + sum(gaps) + 2 * margin, height };
  return { narrow, sizes, tail, isTailBeside, tailHeight, columns, gaps, rows, tallest, top, bottom, least };
}

/**
 * The loss below the outputs, and the target below the loss. On a phone they end at `end`, with their captions on the far sides:
 * left of them is no room. Returns where the target ends.
 */
function placeBelow(
  graph: Graph,
  tail: readonly GraphNode[],
  sizes: ReadonlyMap<string, Size>,
  nodes: Map<string, NodePlace>,
  em: number,
  end: number | undefined,
): number {
  const last = nodes.get(graph.columns.at(-1)?.nodes.at(-1)?.id ?? '');
  if (!last) return 0;
  const isPhone = end !== undefined;
  const room = Math.max(widest(tail, sizes), ...tail.map(({ caption = '' }) => wordsWidth(caption, em)));
  const x = isPhone ? Math.min(last.x, end - margin - room / 2) : last.x;
  let y = last.bias.y + last.bias.height / 2;
  tail.forEach((node, i) => {
    const height = sizes.get(node.id)?.height ?? 0;
    const start = y + em * (tailGaps[isPhone ? 'narrow' : 'wide'][i] ?? 0);
    nodes.set(
      node.id,
      place(node, sizes, { x, y: start + height / 2 }, em, isPhone ? (i === 0 ? 'above' : 'below') : 'end'),
    );
    y = start + height;
  });
  return isPhone ? y + em * nameHeight : y;
}

/** Loss and target as a column of their own, with their captions on the far sides. Returns where it ends. */
function placeBeside(
  tail: readonly GraphNode[],
  sizes: ReadonlyMap<string, Size>,
  nodes: Map<string, NodePlace>,
  center: Point,
  em: number,
): number {
  const heights = tail.map(({ id }) => sizes.get(id)?.height ?? 0);
  let y = center.y - (sum(heights) + em * tailGaps.wide[1] * (tail.length - 1)) / 2;
  tail.forEach((node, i) => {
    const height = heights[i] ?? 0;
    nodes.set(node.id, place(node, sizes, { x: center.x, y: y + height / 2 }, em, i === 0 ? 'above' : 'below'));
    y += height + em * tailGaps.wide[1];
  });
  return y + em * (nameHeight - tailGaps.wide[1]);
}

function linksOf(graph: Graph, nodes: ReadonlyMap<string, NodePlace>, isTailBeside: boolean): Layout['links'] {
  const loss = graph.loss && nodes.get(graph.loss.id);
  const target = graph.target && nodes.get(graph.target.id);
  if (!loss) return [];
  const outputs = (graph.columns.at(-1)?.nodes ?? []).flatMap(({ id }) => {
    const output = nodes.get(id);
    if (!output) return [];
    const belowBias = { x: output.x, y: output.bias.y + output.bias.height / 2 };
    return [
      isTailBeside
        ? { from: id, start: right(output), end: left(loss) }
        : { from: id, start: belowBias, end: { ...above(loss), x: output.x } },
    ];
  });
  if (!target || !graph.target) return outputs;
  return [...outputs, { from: graph.target.id, start: above(target), end: under(loss) }];
}

function place(
  node: GraphNode,
  sizes: ReadonlyMap<string, Size>,
  { x, y }: Point,
  em: number,
  caption: 'end' | 'above' | 'below',
): NodePlace {
  const { width = 0, height = 0 } = sizes.get(node.id) ?? {};
  const first = y - ((node.rows.length - 1) * line * em) / 2;
  const none = { width: 0, height: 0 };
  const biasSize = node.bias ? { width: valueWidth(node.bias, em), height: em * 1.2 } : none;
  const nameSize = node.name ? { width: nameWidth(node.name, em) + em * 0.2, height: em } : none;
  const name = { x, y: y - height / 2 - em * 0.8, ...nameSize };
  const captionSize = node.caption ? { width: wordsWidth(node.caption, em), height: em * 1.2 } : none;
  const captionAt =
    caption === 'end'
      ? { x: x - width / 2 - em * 0.6 - captionSize.width / 2, y, anchor: 'end' as const }
      : { x, y: y + (height / 2 + em * 0.8) * (caption === 'above' ? -1 : 1), anchor: 'middle' as const };
  const markSize = node.mark ? { width: wordsWidth(node.mark.text, em) + em * 0.6, height: em * 1.3 } : none;
  const nameEnd = x + name.width / 2 + em * 0.2;
  const markEnd = Math.max(x + width / 2 + em * 0.3, nameEnd + markSize.width);
  return {
    x,
    y,
    width,
    height,
    rows: node.rows.map((_, i) => ({ x, y: first + i * line * em })),
    name,
    bias: { x, y: y + height / 2 + em * 0.85, ...biasSize },
    caption: {
      ...captionAt,
      ...captionSize,
      textX: captionAt.x + (captionAt.anchor === 'end' ? captionSize.width / 2 : 0),
    },
    mark: { x: markEnd - markSize.width / 2, y: name.y, ...markSize },
  };
}

/** A node is at least as wide as its bias, so that no edge runs through it. */
function nodeSize(node: GraphNode, em: number, isPhone: boolean): Size {
  const pad = 2 * padding.x[isPhone ? 'narrow' : 'wide'] * em;
  const widths = node.rows.map((row) => valueWidth(row, em) + pad);
  const bias = node.bias ? valueWidth(node.bias, em) : 0;
  const width = Math.max(em * 2.6 + pad, bias, ...widths);
  return { width, height: (node.rows.length * line + 2 * padding.y) * em };
}

function widest(nodes: readonly GraphNode[], sizes: ReadonlyMap<string, Size>): number {
  return Math.max(0, ...nodes.map(({ id }) => sizes.get(id)?.width ?? 0));
}

function* allNodes(graph: Graph): Iterable<GraphNode> {
  for (const { nodes } of graph.columns) yield* nodes;
  if (graph.loss) yield graph.loss;
  if (graph.target) yield graph.target;
}
