/** Points and boxes of a network figure. All lengths are in pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Given by its center. */
export interface Box extends Point, Size {}

/** Boxes that merely share an edge, or a pixel of it, do not overlap. */
export function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width - 1 && Math.abs(a.y - b.y) * 2 < a.height + b.height - 1;
}

/** The first box that overlaps none of those taken. */
export function firstFree(boxes: readonly Box[], taken: readonly Box[]): Box | undefined {
  return boxes.find((box) => !taken.some((other) => overlap(box, other)));
}

export const left = (box: Box): Point => ({ x: box.x - box.width / 2, y: box.y });
export const right = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y });
export const above = (box: Box): Point => ({ x: box.x, y: box.y - box.height / 2 });
export const under = (box: Box): Point => ({ x: box.x, y: box.y + box.height / 2 });

/** The smallest box around all of them. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const from = { x: Math.min(...boxes.map((box) => left(box).x)), y: Math.min(...boxes.map((box) => above(box).y)) };
  const to = { x: Math.max(...boxes.map((box) => right(box).x)), y: Math.max(...boxes.map((box) => under(box).y)) };
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: to.x - from.x, height: to.y - from.y };
}

export const clamp = (min: number, value: number, max: number): number => Math.min(Math.max(value, min), max);
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
