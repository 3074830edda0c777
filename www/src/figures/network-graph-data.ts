/** What the picture of a network is drawn from: plain data and finished text. */

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

/** `coming`: not yet reached; `lit`: what the reader should look at; `done`: behind. */
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
  /** For who cannot see the picture. */
  readonly description: string;
}

export interface GraphName {
  /** One letter or several, such as `∂w`, also with marks above them. */
  readonly letter: string;
  readonly subscript: string;
  readonly prime?: boolean;
}

/** A number that can be edited where it stands, and how its field is called: "Weight w21, from i2 to H1". */
interface Editable {
  readonly editable?: boolean;
  readonly editLabel?: string;
}

export interface GraphValue extends Editable {
  readonly id: string;
  readonly name?: GraphName;
  /**
   * Its place is kept free also while it is not shown, so that nothing moves when it appears. A long one is shortened in
   * the picture, and whole in its tooltip.
   */
  readonly text: string;
  readonly shown: boolean;
  readonly sign: Sign;
  readonly state: PartState;
}

export type Sign = -1 | 0 | 1;

export interface GraphEdge extends Editable {
  readonly id: string;
  /** Ids of nodes of neighboring columns. */
  readonly from: string;
  readonly to: string;
  readonly name: GraphName;
  readonly text: string;
  readonly sign: Sign;
  /** From 0 to 1: how thick the line is. */
  readonly strength: number;
  readonly state: PartState;
  /** Which way the pulse runs while the edge is lit. Without it, forward. */
  readonly flow?: 'forward' | 'backward';
  /** What arrives at the end of the edge; at its start if it flows backward. */
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

/** The number with this id is to be edited in place; `null`: no more. */
export class EditRequestEvent extends Event {
  constructor(readonly id: string | null) {
    super('edit-request', { bubbles: true, composed: true });
  }
}

/** All parts in the order in which data flows: what goes into a node before the node. */
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

/** Where an edit of a part begins: at its first number that can be edited. */
export function editableIn(part: GraphNode | GraphEdge): string | undefined {
  const values = 'from' in part ? [part] : [...part.rows, ...(part.bias ? [part.bias] : [])];
  return values.find(({ editable }) => editable)?.id;
}
