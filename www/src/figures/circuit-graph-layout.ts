/** Where the nodes of a circuit stand: columns by depth, each node beside what it is computed from. */

export interface PlacedNode {
  readonly id: string;
  /** The ids of the nodes that it is computed from. */
  readonly sources: readonly string[];
  /** 0 for variables. */
  readonly depth: number;
}

export interface Point {
  /** In columns, from 0. */
  readonly column: number;
  /** In rows, from 0; not always whole. */
  readonly row: number;
}

export interface CircuitEdge {
  readonly from: string;
  readonly to: string;
  /** The points that it runs through, one in each column. */
  readonly points: readonly Point[];
}

export interface CircuitLayout {
  readonly places: ReadonlyMap<string, Point>;
  readonly edges: readonly CircuitEdge[];
  readonly columns: number;
  readonly rows: number;
}

/** The room that an edge needs where it passes a column, in rows. */
const passing = 0.5;

/** What stands in a column: a node, or an edge that passes. */
interface Item {
  readonly column: number;
  readonly height: number;
  row: number;
}

/** `nodes` are in an order in which each comes after its sources; the last one is the output. */
export function circuitLayout(nodes: readonly PlacedNode[]): CircuitLayout {
  const rows = rowsOf(nodes);
  const items = new Map<string, Item>(
    nodes.map((node) => [node.id, { column: columnOf(node, nodes), height: 1, row: rows.get(node.id) ?? 0 }]),
  );
  const edges = nodes.flatMap((node) =>
    node.sources.map((source) => ({
      from: source,
      to: node.id,
      passes: passesOf(items.get(source), items.get(node.id)),
    })),
  );
  separate([...items.values(), ...edges.flatMap(({ passes }) => passes)]);
  const point = (id: string): Point => items.get(id) ?? { column: 0, row: 0 };
  const all = [...items.values()];
  return {
    places: new Map(nodes.map(({ id }) => [id, point(id)])),
    edges: edges.map(({ from, to, passes }) => ({ from, to, points: [point(from), ...passes, point(to)] })),
    columns: Math.max(...all.map(({ column }) => column)) + 1,
    rows: Math.max(...all.map(({ row }) => row), ...edges.flatMap(({ passes }) => passes.map(({ row }) => row))) + 1,
  };
}

/** A variable stands just before its first use. */
function columnOf(node: PlacedNode, nodes: readonly PlacedNode[]): number {
  if (node.sources.length > 0 || node.depth > 0) return node.depth;
  const users = nodes.filter(({ sources }) => sources.includes(node.id));
  return Math.min(...users.map(({ depth }) => depth)) - 1;
}

/** Leaves one below the other in the order of the expression, and operations in the middle of their sources. */
function rowsOf(nodes: readonly PlacedNode[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows = new Map<string, number>();
  let nLeaves = 0;
  const visit = (id: string): number => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const sources = byId.get(id)?.sources ?? [];
    const of = sources.map(visit);
    const row = of.length > 0 ? of.reduce((sum, one) => sum + one, 0) / of.length : nLeaves++;
    rows.set(id, row);
    return row;
  };
  const output = nodes.at(-1);
  if (output) visit(output.id);
  return rows;
}

/** Where an edge passes the columns between its ends. */
function passesOf(start: Item | undefined, end: Item | undefined): Item[] {
  if (!start || !end) return [];
  const n = end.column - start.column - 1;
  return Array.from({ length: Math.max(n, 0) }, (_, i) => ({
    column: start.column + i + 1,
    height: passing,
    row: start.row + ((end.row - start.row) * (i + 1)) / (n + 1),
  }));
}

/** Moves what would overlap in a column apart, and everything so that the first row is 0. */
function separate(items: readonly Item[]): void {
  for (const column of new Set(items.map(({ column }) => column))) {
    const inColumn = items.filter((item) => item.column === column).sort((a, b) => a.row - b.row);
    const wanted = inColumn.map(({ row }) => row);
    inColumn.forEach((item, i) => {
      const above = inColumn[i - 1];
      if (above) item.row = Math.max(item.row, above.row + (above.height + item.height) / 2);
    });
    const shift = inColumn.reduce((sum, { row }, i) => sum + row - (wanted[i] ?? row), 0) / inColumn.length;
    for (const item of inColumn) item.row -= shift;
  }
  const first = Math.min(...items.map(({ row }) => row));
  for (const item of items) item.row -= first;
}
