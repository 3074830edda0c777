/** What of a network figure is drawn at the moment, and where: labels give way to those in focus. */

import { type Graph, type GraphEdge, type GraphNode, idsOf, partsInOrder } from './network-graph-data';
import { around, type Box, overlap } from './network-graph-geometry';
import type { Layout } from './network-graph-layout';

export interface ShownLabel {
  readonly box: Box;
  /** On top of everything else, because it is not at its default place. */
  readonly isAbove: boolean;
}

/** Marked labels are always shown, lit ones wherever they fit, others where they cover none of these. */
export function shownLabels(
  graph: Graph,
  layout: Layout,
  marked: ReadonlySet<string>,
): ReadonlyMap<string, ShownLabel> {
  const labels = new Map<string, ShownLabel>();
  const results = graph.edges.flatMap(({ id, result }) => (result.shown ? (layout.edges.get(id)?.result ?? []) : []));
  const isMarked = (edge: GraphEdge) => idsOf(edge).some((id) => marked.has(id));
  const isLit = (edge: GraphEdge) => edge.state === 'lit' || edge.second?.state === 'lit' || edge.result.shown;
  const covers = (box: Box) =>
    [...results, ...[...labels.values()].map((label) => label.box)].some((other) => overlap(box, other));
  const show = (edge: GraphEdge, always: boolean) => {
    const place = layout.edges.get(edge.id);
    const box = isLit(edge) ? place?.lit : (place?.label ?? (always ? place?.lit : undefined));
    if (place && box && (always || !covers(box))) labels.set(edge.id, { box, isAbove: box !== place.label });
  };
  for (const edge of graph.edges.filter(isMarked)) show(edge, true);
  for (const edge of graph.edges.filter((edge) => isLit(edge) && !isMarked(edge))) show(edge, false);
  for (const edge of graph.edges.filter((edge) => !isLit(edge) && !isMarked(edge))) show(edge, false);
  return labels;
}

/** Where an editable value is. */
export function placeOf(
  graph: Graph,
  layout: Layout,
  id: string,
): { part: GraphNode | GraphEdge; box: Box } | undefined {
  const { em } = layout;
  for (const part of partsInOrder(graph)) {
    const edge = layout.edges.get(part.id);
    if ('from' in part && edge && part.id === id) {
      const box = edge.label ?? edge.lit;
      const height = box.height / (part.second ? 2 : 1);
      return { part, box: { ...box, y: box.y - box.height / 2 + height / 2, height } };
    }
    const node = layout.nodes.get(part.id);
    if (!('rows' in part) || !node) continue;
    const row = node.rows[part.rows.findIndex((value) => value.id === id)];
    if (row) return { part, box: { ...row, width: node.width, height: em * 1.4 } };
    if (part.bias?.id === id) return { part, box: node.bias };
  }
  return undefined;
}

/** What is lit, as a whole, and the unit that it leads to. */
export function litPlaces(graph: Graph, layout: Layout): { ids: string; boxes: readonly Box[] } {
  const lit = partsInOrder(graph).filter(({ state }) => state === 'lit');
  const nodes = lit.flatMap(({ id }) => layout.nodes.get(id) ?? []);
  const edges = lit.flatMap(({ id }) => {
    const place = layout.edges.get(id);
    return place ? [place.lit, place.result] : [];
  });
  const isBackward = lit.some((part) => 'flow' in part && part.flow === 'backward');
  const [whole, aim] = [around([...nodes, ...edges]), isBackward ? nodes[0] : nodes.at(-1)];
  return { ids: lit.map(({ id }) => id).join(' '), boxes: [whole, aim].filter((box) => box !== undefined) };
}

/** Scrolls `view` no further than needed to see the boxes; of those that do not fit, the last. */
export function reveal(view: Element, boxes: readonly Box[], margin: number, behavior: ScrollBehavior): void {
  let [left, top] = [view.scrollLeft, view.scrollTop];
  for (const { x, y, width, height } of boxes) {
    left = nearest(left, view.clientWidth, x, width / 2 + margin);
    top = nearest(top, view.clientHeight, y, height / 2 + margin);
  }
  if (left !== view.scrollLeft || top !== view.scrollTop) view.scrollTo({ left, top, behavior });
}

function nearest(at: number, size: number, center: number, half: number): number {
  if (half * 2 >= size) return center - size / 2;
  return Math.min(Math.max(at, center + half - size), center - half);
}
