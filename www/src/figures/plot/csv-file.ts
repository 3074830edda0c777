/** The numbers of a plot as a table. */

import { type Cell, table } from '../../base/csv';
import type { Axis, Bars, Dots, Line, Raster, Ribbon } from './plot-data';

/** What a plot draws, as far as it has numbers. */
export interface Drawn {
  readonly x: Axis;
  readonly y: Axis;
  readonly raster?: Raster | undefined;
  readonly bars?: readonly Bars[];
  readonly ribbons?: readonly Ribbon[];
  readonly lines?: readonly Line[];
  readonly dots?: readonly Dots[];
  /** The reader's place on lines, which unnamed dots mark. */
  readonly probe?: number | undefined;
}

/**
 * Lines and ribbons alone have a row for each place along x, and a column for each of them; everything else has a row
 * for each point, cell or bar, with the name of what it belongs to.
 */
export function csvFile({ x, y, raster, bars = [], ribbons = [], lines = [], dots: drawn = [], probe }: Drawn): string {
  const dots = lines.length > 0 && probe !== undefined ? drawn.filter(({ name }) => name) : drawn;
  const place = plain(x.label ?? 'x');
  if (!raster && bars.length === 0 && dots.length === 0) return byPlace(place, lines, ribbons);
  const height = plain(y.label ?? 'y');
  const rows: Cell[][] = [];
  if (raster) {
    const { values, columns, rows: n } = raster;
    for (let i = 0; i < columns * n; i++)
      rows.push(['', center(raster.x, i % columns, columns), center(raster.y, Math.floor(i / columns), n), values[i]]);
  }
  for (const { edges, heights, name } of bars) {
    for (let i = 0; i < heights.length; i++) rows.push([plain(name), edges[i], heights[i], edges[i + 1]]);
  }
  for (const { name, called, x, y } of [...lines, ...dots]) {
    for (let i = 0; i < Math.min(x.length, y.length); i++) rows.push([plain(name ?? called), x[i], y[i]]);
  }
  const fourth = raster ? ['value'] : bars.length > 0 ? [`${place} (to)`] : [];
  const columns = ['series', place, height, ...fourth];
  return table(
    columns,
    rows.map((row) => columns.map((_, i) => row[i])),
  );
}

function byPlace(place: string, lines: readonly Line[], ribbons: readonly Ribbon[]): string {
  const named = (name: string | undefined, i: number) => plain(name) || `y${i + 1}`;
  const columns = [
    ...lines.map(({ name, called, x, y }, i) => ({ name: named(name ?? called, i), x, y })),
    ...ribbons.flatMap(({ name, x, low, high, tone }, i) => {
      const own = plain(name ?? lines.find((line) => line.tone === tone)?.name) || `y${i + 1}`;
      return [
        { name: `${own} (min)`, x, y: low },
        { name: `${own} (max)`, x, y: high },
      ];
    }),
  ];
  const rows = new Map<number, Cell[]>();
  columns.forEach(({ x, y }, column) => {
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      const at = x[i] ?? Number.NaN;
      const row = rows.get(at) ?? [at];
      row[column + 1] = y[i];
      rows.set(at, row);
    }
  });
  const names = [place, ...columns.map(({ name }) => name)];
  const ascending = [...rows.values()].sort((a, b) => Number(a[0]) - Number(b[0]));
  return table(
    names,
    ascending.map((row) => names.map((_, i) => row[i])),
  );
}

/** The middle of a cell. */
function center([from, to]: readonly [number, number], i: number, n: number): number {
  return from + ((to - from) * (2 * i + 1)) / (2 * n);
}

/** A name without the marks that keep it in order inside a line of the other direction. */
function plain(name: string | undefined): string {
  return (name ?? '').replace(/[\u2066-\u2069]/g, '');
}
