import { Store } from '../../../base/store';
import { engine, refusalOf } from '../../../engine/client';
import type { EngineError } from '../../../engine/protocol';
import type { ShownReading } from '../../../engine/reading';
import type { TourStop } from '../../../engine/wire';
import type { Point, Stroke } from '../../../figures/digit-pad/drawing';
import { drawing } from '../session';

export interface TourState {
  readonly stops: readonly TourStop[];
  /** The current stop; absent before the tour begins. */
  readonly at: number | undefined;
  readonly isDrawing: boolean;
  readonly error: EngineError | undefined;
}

const pointMs = 25;

/** Prepared drawings, drawn stroke by stroke on the reader's pad. */
class Tour extends Store<TourState> {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super({ stops: [], at: undefined, isDrawing: false, error: undefined });
  }

  get stop(): TourStop | undefined {
    return this.value.at === undefined ? undefined : this.value.stops[this.value.at];
  }

  /** Goes to a stop, and draws it. */
  async go(at: number): Promise<void> {
    try {
      const stops = this.value.stops.length > 0 ? this.value.stops : await engine.request('tourStops', {});
      this.update({ stops, at, error: undefined });
    } catch (cause) {
      this.update({ error: refusalOf(cause) });
      return;
    }
    this.draw();
  }

  draw(): void {
    clearTimeout(this.#timer);
    const { stop } = this;
    if (!stop) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      drawing.replace(stop.strokes);
      this.update({ isDrawing: false });
      return;
    }
    drawing.clear();
    this.update({ isDrawing: true });
    this.#drawNext(stop.strokes.flatMap((stroke) => stroke.map((point, i) => ({ point, isFirst: i === 0 }))));
  }

  /** Stops drawing, and leaves the drawing as it is. */
  stopDrawing(): void {
    clearTimeout(this.#timer);
    this.update({ isDrawing: false });
  }

  #drawNext([next, ...others]: readonly { point: Point; isFirst: boolean }[]): void {
    if (!next) {
      this.update({ isDrawing: false });
      return;
    }
    if (next.isFirst) drawing.begin(next.point);
    else drawing.extend([next.point]);
    this.#timer = setTimeout(() => this.#drawNext(others), pointMs);
  }
}

/** Whether the pad shows the stop's drawing, and the network answers as the tour says. */
export function isAsSaid(stop: TourStop, strokes: readonly Stroke[], ink: ShownReading): boolean {
  if (ink.state !== 'digit' || strokes.length !== stop.strokes.length) return false;
  if (stop.refusal === 'several') return ink.refusal === 'several';
  return ink.best === stop.best && ink.runnerUp === stop.runnerUp && ink.refusal === stop.refusal;
}

export const tour = new Tour();
