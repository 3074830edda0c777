/** The data that a network figure is drawn from: plain data and finished text. */

export interface Graph {
  /** From the inputs to the outputs. */
  readonly columns: readonly GraphColumn[];
  readonly edges: readonly GraphEdge[];
  /** What the outputs should be, and how far off they are. */
  readonly target?: GraphNode;
  readonly loss?: GraphNode;
}

export interface GraphColumn {
  readonly caption: string;
  readonly nodes: readonly GraphNode[];
}

/** `coming`: not yet reached; `lit`: what to look at now; `done`: already passed. */
export type PartState = 'coming' | 'lit' | 'done';

export interface GraphNode {
  readonly id: string;
  /** Above the node. */
  readonly name?: GraphName;
  /** What it is, in a word, beside the node. */
  readonly caption?: string;
  /** In the node, from top to bottom. */
  readonly rows: readonly GraphValue[];
  /** Below the node. */
  readonly bias?: GraphValue;
  readonly state: PartState;
  /** A badge at its corner, such as that of a dead unit, and what it means. */
  readonly mark?: { readonly text: string; readonly description: string };
  /** For those who cannot see the figure. */
  readonly description: string;
}

export interface GraphName {
  /** One letter or several, such as `∂w`, possibly with marks above. */
  readonly letter: string;
  readonly subscript: string;
  readonly prime?: boolean;
}

/** A number that can be edited in place, and the name of its field: "Weight w21, from i2 to H1". */
interface Editable {
  readonly editable?: boolean;
  readonly editLabel?: string;
}

export interface GraphValue extends Editable {
  readonly id: string;
  readonly name?: GraphName;
  /**
   * Its space is reserved even while it is hidden, so that nothing moves when it appears. A long number is shortened
   * in the figure and given in full in its tooltip.
   */
  readonly text: string;
  readonly shown: boolean;
  readonly sign: Sign;
  readonly state: PartState;
}

export type Sign = -1 | 0 | 1;

export interface GraphEdge extends Editable {
  readonly id: string;
  /** Ids of nodes in neighboring columns. */
  readonly from: string;
  readonly to: string;
  readonly name: GraphName;
  readonly text: string;
  readonly sign: Sign;
  /** From 0 to 1: the thickness of the line. */
  readonly strength: number;
  readonly state: PartState;
  /** Which way the pulse runs while the edge is lit; forward by default. */
  readonly flow?: 'forward' | 'backward';
  /** What arrives at the end of the edge, or at its start if it flows backward. */
  readonly result: GraphValue;
  /** Below the weight, on the same label: its gradient. */
  readonly second?: GraphValue;
  readonly description: string;
}

/** The parts under the pointer or the focus: ids of edges, nodes and values. Empty when it leaves. */
export class PartFocusEvent extends Event {
  constructor(readonly parts: readonly string[]) {
    super('part-focus', { bubbles: true, composed: true });
  }
}

/** A request to edit the number with this id in place; `null` to stop editing. */
export class EditRequestEvent extends Event {
  constructor(readonly id: string | null) {
    super('edit-request', { bubbles: true, composed: true });
  }
}

/** All parts in the order in which data flows: the inputs of a node before the node. */
export function partsInOrder(graph: Graph): readonly (GraphNode | GraphEdge)[] {
  const parts: (GraphNode | GraphEdge)[] = [];
  for (const { nodes } of graph.columns) {
    for (const node of nodes) parts.push(...graph.edges.filter((edge) => edge.to === node.id), node);
  }
  if (graph.target) parts.push(graph.target);
  if (graph.loss) parts.push(graph.loss);
  return parts;
}

/** The ids that belong to a part: its own and those of the values in it. */
export function idsOf(part: GraphNode | GraphEdge): readonly string[] {
  if ('from' in part) return [part.id, part.result.id, ...(part.second ? [part.second.id] : [])];
  return [part.id, ...part.rows.map((row) => row.id), ...(part.bias ? [part.bias.id] : [])];
}

/** Where editing a part starts: at its first editable number. */
export function editableIn(part: GraphNode | GraphEdge): string | undefined {
  const values = 'from' in part ? [part] : [...part.rows, ...(part.bias ? [part.bias] : [])];
  return values.find(({ editable }) => editable)?.id;
}
