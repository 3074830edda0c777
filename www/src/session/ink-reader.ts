import { Store } from '../base/store';
import { type EngineClient, EngineFailure, engine } from '../engine/client';
import type { ShownInk } from '../engine/ink';
import type { EngineError } from '../engine/protocol';
import type { Strokes } from '../engine/wire';
import { type DigitWeights, digitWeights } from './digit-weights';

/** What the engine last said about the strokes on a pad. */
export interface Reading {
  readonly ink: ShownInk;
  /** Whether the strokes have changed since. */
  readonly isBehind: boolean;
  readonly error?: EngineError;
}

/**
 * Has strokes read while they are drawn: one request at a time, and when its answer comes, the strokes as they are by
 * then. So a slow engine skips states of the drawing instead of queueing them.
 */
export class InkReader extends Store<Reading> {
  #strokes: Strokes | undefined;
  #isReading = false;
  #isOwn = false;

  constructor(
    private readonly client: EngineClient = engine,
    weights: DigitWeights = digitWeights,
  ) {
    super({ ink: { state: 'noDigitYet' }, isBehind: false });
    // The same strokes give another answer once the weights are there, and any answer once the engine is back.
    weights.subscribe(({ name }) => name === 'loaded' && this.#read());
    client.addEventListener('state', () => client.state.name === 'ready' && this.#read());
  }

  /** Whether the reader's own network reads from now on, where there is one. */
  useOwn(isOwn: boolean): void {
    if (this.#strokes) this.#strokes = { ...this.#strokes };
    this.#isOwn = isOwn;
    this.#read();
  }

  read(strokes: Strokes): void {
    this.#strokes = strokes;
    this.#read();
  }

  #read(): void {
    if (!this.#strokes) return;
    this.update({ isBehind: true });
    if (!this.#isReading) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#isReading = true;
    let read: Strokes | undefined;
    while (this.#strokes && read !== this.#strokes) {
      read = this.#strokes;
      try {
        const ink = await this.client.request('readInk', {
          ...read,
          padSide: 1,
          ...(this.#isOwn ? { isOwn: true } : {}),
        });
        // A pad that was cleared in the meantime shows no answer, not even for a moment.
        if (this.#strokes === read || this.#strokes.lengths.length > 0) {
          this.set({ ink, isBehind: this.#strokes !== read });
        }
      } catch (cause) {
        if (!(cause instanceof EngineFailure)) throw cause;
        if (cause.reason.code === 'crashed') break;
        this.set({ ink: this.value.ink, isBehind: false, error: cause.reason });
      }
    }
    this.#isReading = false;
  }
}
