/** Places the labels along the edges of a network figure. */

import type { GraphEdge } from './network-graph-data';
import { type Box, clamp, firstFree, left, type Point, right, type Size, sum } from './network-graph-geometry';
import { labelSize, resultSize } from './network-graph-text';

export interface EdgePlace {
  readonly start: Point;
  readonly end: Point;
  /** Absent where the figure is too crowded for it. */
  readonly label: Box | undefined;
  /** Where the label is while the edge is lit: there it is always drawn, clear of results. */
  readonly lit: Box;
  readonly result: Box;
}

interface Line {
  readonly edge: GraphEdge;
  readonly start: Point;
  readonly end: Point;
}

/** Positions along an edge, the best first. */
const labelPositions = [0.3, 0.38, 0.24, 0.46, 0.54, 0.62, 0.7, 0.2];
const litPositions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.74, 0.22, 0.16, 0.84, 0.9];
const resultPositions = [0.78, 0.72, 0.66, 0.84, 0.6, 0.9, 0.95, 0.54, 0.48];
/** Between stacked boxes, in em. */
const stackGap = 0.1;

/**
 * Labels avoid everything in `taken`, and one another. While a unit is worked out, the labels of its edges also avoid
 * the results on those edges.
 */
export function placeEdges(
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<string, Box>,
  taken: readonly Box[],
  em: number,
  narrow: boolean,
): ReadonlyMap<string, EdgePlace> {
  const lines = edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    return from && to ? [{ edge, start: right(from), end: left(to) }] : [];
  });
  const labelOf = (edge: GraphEdge) => labelSize(edge, em, narrow);
  const resultOf = (edge: GraphEdge) => resultSize(edge, em);
  const isCrowded = crowdedEdges(edges);
  const crowded = lines.filter(({ edge }) => isCrowded.has(edge));
  const ahead = stacks(crowded, labelOf, 'start', false, em);
  const labels = new Map<string, Box>();
  const full = [...taken];
  for (const line of lines) {
    const first = ahead.get(line.edge.id);
    const boxes = [...(first ? [first] : []), ...candidates(line, labelOf(line.edge), em, labelPositions)];
    const label = firstFree(boxes, full);
    if (!label) continue;
    labels.set(line.edge.id, label);
    full.push(label);
  }

  const results = new Map<string, Box>(stacks(crowded, resultOf, 'end', true, em));
  const lit = new Map<string, Box>(stacks(crowded, labelOf, 'start', true, em));
  for (const group of groups(lines.filter(({ edge }) => !isCrowded.has(edge)))) {
    const ids = group.map(({ edge }) => edge.id);
    for (const line of group) {
      const along = isBackward(line) ? resultPositions.map((t) => 1 - t) : resultPositions;
      const boxes = candidates(line, resultOf(line.edge), em, along, true);
      const own = [...taken, ...boxesOf(ids, results)];
      const box = firstFree(boxes, [...own, ...labels.values()]) ?? firstFree(boxes, own) ?? boxes[0];
      if (box) results.set(line.edge.id, box);
    }
    const own = [...taken, ...boxesOf(ids, results)];
    for (const line of group) {
      const label = labels.get(line.edge.id);
      const boxes = [...(label ? [label] : []), ...candidates(line, labelOf(line.edge), em, litPositions)];
      const box = firstFree(boxes, [...own, ...boxesOf(ids, lit)]) ?? boxes[0];
      if (box) lit.set(line.edge.id, box);
    }
    const all = [...boxesOf(ids, results), ...boxesOf(ids, lit)];
    if (!all.some((box, i) => firstFree([box], all.slice(i + 1)) === undefined)) continue;
    for (const [i, box] of spread(all, em).entries())
      (i < ids.length ? results : lit).set(ids[i % ids.length] ?? '', box);
  }
  return new Map(
    lines.flatMap(({ edge: { id }, start, end }): [string, EdgePlace][] => {
      const [result, ownLit] = [results.get(id), lit.get(id)];
      return result && ownLit ? [[id, { start, end, label: labels.get(id), lit: ownLit, result }]] : [];
    }),
  );
}

/** Edges of which more than two meet: in their gap there is room for results beside the labels. */
export function crowdedEdges(edges: readonly GraphEdge[]): ReadonlySet<GraphEdge> {
  const meeting = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    for (const end of [`from ${edge.from}`, `to ${edge.to}`]) meeting.set(end, [...(meeting.get(end) ?? []), edge]);
  }
  return new Set([...meeting.values()].filter((some) => some.length > 2).flat());
}

const isBackward = ({ edge }: Line): boolean => edge.flow === 'backward';

/** Edges that are shown together: those into a unit, or those through which it gets its gradient. */
function groups(lines: readonly Line[], turning = true): Iterable<readonly Line[]> {
  const byUnit = new Map<string, Line[]>();
  for (const line of lines) {
    const unit = turning && isBackward(line) ? `back to ${line.edge.from}` : `to ${line.edge.to}`;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), line]);
  }
  return byUnit.values();
}

const boxesOf = (ids: readonly string[], places: ReadonlyMap<string, Box>): Box[] =>
  ids.flatMap((id) => places.get(id) ?? []);

/**
 * Boxes near one end of the edges of each group, spaced as far apart as needed: on their edges where those are far
 * apart. With `turning`, "start" is where the data comes from, in the backward pass the right end.
 */
function stacks(
  lines: readonly Line[],
  sizeOf: (edge: GraphEdge) => Size,
  side: 'start' | 'end',
  turning: boolean,
  em: number,
): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>();
  for (const group of groups(lines, turning)) {
    const wishes = group.map(({ edge, start, end }) => {
      const size = sizeOf(edge);
      const inset = insetOf(size, end.x - start.x, em);
      const isLeft = (side === 'start') !== (turning && edge.flow === 'backward');
      const x = isLeft ? start.x + inset : end.x - inset;
      const t = (x - start.x) / (end.x - start.x);
      return { ...size, x, y: start.y + (end.y - start.y) * t };
    });
    for (const [i, box] of spread(wishes, em).entries()) places.set(group[i]?.edge.id ?? '', box);
  }
  return places;
}

/** How far the center of a box must be from the ends of its edge: with a little air if the gap allows it. */
function insetOf(size: Size, gap: number, em: number): number {
  return size.width / 2 + clamp(em * 0.05, (gap - size.width) / 2, em * 0.2);
}

/** The boxes, moved up and down just enough to keep them apart, in order from top to bottom. */
function spread(boxes: readonly Box[], em: number): Box[] {
  const order = boxes.map((_, i) => i).sort((i, j) => (boxes[i]?.y ?? 0) - (boxes[j]?.y ?? 0));
  const moved = [...boxes];
  let free = -Infinity;
  for (const i of order) {
    const box = boxes[i];
    if (!box) continue;
    const y = Math.max(box.y, free + box.height / 2);
    moved[i] = { ...box, y };
    free = y + box.height / 2 + em * stackGap;
  }
  const drift = sum(moved.map(({ y }, i) => y - (boxes[i]?.y ?? y))) / moved.length;
  return moved.map((box) => ({ ...box, y: box.y - drift }));
}

/**
 * Candidate places for a box along a line, between its ends: on it where it is steep, above (or below) it where it is
 * flat.
 */
function candidates({ start, end }: Line, size: Size, em: number, along: readonly number[], below = false): Box[] {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const room = insetOf(size, dx, em);
  const offset = Math.abs(dy) < em ? (size.height / 2 + em * 0.12) * (below ? 1 : -1) : 0;
  return along.map((t) => {
    const x = Math.min(Math.max(start.x + dx * t, start.x + room), end.x - room);
    return { ...size, x, y: start.y + dy * t + offset };
  });
}
