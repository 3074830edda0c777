import { type EngineClient, engine } from '../engine/client';
import type { Params } from '../engine/protocol';
import type { ShownReading } from '../engine/reading';
import type { Strokes } from '../engine/wire';
import { type DigitWeights, digitWeights } from './digit-weights';
import { LatestAnswer } from './latest';

/** Reads the strokes on a pad while they are drawn: a slow engine skips states of the drawing. */
export class StrokesReader extends LatestAnswer<'readStrokes', ShownReading> {
  #strokes: Strokes | undefined;
  #isOwn = false;

  constructor(client: EngineClient = engine, weights: DigitWeights = digitWeights) {
    super('readStrokes', client, { state: 'noDigitYet' });
    // The same strokes give another answer once the weights are loaded.
    weights.subscribe(({ name }) => name === 'loaded' && this.askAgain());
  }

  /** Sets whether the reader's own network reads from now on, where there is one. */
  useOwn(isOwn: boolean): void {
    this.#isOwn = isOwn;
    if (this.#strokes) this.read(this.#strokes);
  }

  read(strokes: Strokes): void {
    this.#strokes = strokes;
    this.ask({ ...strokes, padSide: 1, ...(this.#isOwn ? { isOwn: true } : {}) });
  }

  /** A pad that was cleared in the meantime shows no answer, not even for a moment. */
  protected override canBeShown({ lengths }: Params<'readStrokes'>): boolean {
    return lengths.length > 0;
  }
}
