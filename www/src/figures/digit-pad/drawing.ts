import { Store } from '../../base/store';

/** A point on the pad, whose sides are 1; x to the right, y downward. */
export type Point = readonly [x: number, y: number];
/** The points from pen-down to pen-up. */
export type Stroke = readonly Point[];

/** The strokes on a pad, with undo and redo. Every change can be undone, including clearing. */
export class Drawing extends Store<readonly Stroke[]> {
  #undone: (readonly Stroke[])[] = [];
  readonly #before: (readonly Stroke[])[] = [];
  #isSuggestion = false;

  constructor() {
    super([]);
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Lowers the pen. A drawing that was only suggested is removed. */
  begin(point: Point): void {
    this.#change(this.#isSuggestion ? [[point]] : [...this.value, [point]]);
  }

  /** Moves the lowered pen. */
  extend(points: readonly Point[]): void {
    const stroke = this.value.at(-1);
    if (!stroke) return;
    const moves = points.filter((point, i) => !same(point, points[i - 1] ?? stroke.at(-1)));
    if (moves.length > 0) this.set([...this.value.slice(0, -1), [...stroke, ...moves]]);
  }

  /** Gives the stroke that begins with this very point other moves, unless it was undone. */
  redraw(first: Point, points: readonly Point[]): void {
    if (this.value.at(-1)?.[0] !== first) return;
    const moves = points.filter((point, i) => !same(point, points[i - 1] ?? first));
    this.set([...this.value.slice(0, -1), [first, ...moves]]);
  }

  /** Replaces this drawing with another one. */
  replace(strokes: readonly Stroke[]): void {
    this.#change(strokes);
  }

  /** Shows a drawing until the reader draws. */
  suggest(strokes: readonly Stroke[]): void {
    this.#change(strokes);
    this.#isSuggestion = true;
  }

  clear(): void {
    if (this.value.length > 0) this.#change([]);
  }

  undo(): void {
    const before = this.#before.pop();
    if (!before) return;
    this.#undone.push(this.value);
    this.#isSuggestion = false;
    this.set(before);
  }

  redo(): void {
    const undone = this.#undone.pop();
    if (!undone) return;
    this.#before.push(this.value);
    this.set(undone);
  }

  #change(strokes: readonly Stroke[]): void {
    this.#before.push(this.value);
    this.#undone = [];
    this.#isSuggestion = false;
    this.set(strokes);
  }
}

/**
 * The strokes in the form in which they go to the core: x and y alternating, and the number of points of each stroke.
 */
export function flatten(strokes: readonly Stroke[]): { points: Float32Array; lengths: Uint32Array } {
  return {
    points: Float32Array.from(strokes.flat(2)),
    lengths: Uint32Array.from(strokes, (stroke) => stroke.length),
  };
}

/** The strokes from the form in which the core returns them. */
export function unflatten({ points, lengths }: { points: Float32Array; lengths: Uint32Array }): Stroke[] {
  let start = 0;
  return Array.from(lengths, (length) => {
    const stroke = Array.from(
      { length },
      (_, i): Point => [points[2 * (start + i)] ?? 0, points[2 * (start + i) + 1] ?? 0],
    );
    start += length;
    return stroke;
  });
}

/**
 * A stroke as an SVG path, in units of the pad's side. A single point becomes a line of no length, and its round caps
 * make the dot.
 */
export function outline([first, ...others]: Stroke): string {
  if (!first) return '';
  const line = others.length > 0 ? others : [first];
  return `M${first.join(' ')}L${line.map((point) => point.join(' ')).join(' ')}`;
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
