import { Store } from '../../../base/store';
import { engine } from '../../../engine/client';
import type { ShownReading } from '../../../engine/reading';
import type { Stroke } from '../../../figures/digit-pad/drawing';
import { drawing, reader } from '../session';

export interface Round {
  readonly asked: number;
  readonly strokes: readonly Stroke[];
  /** The digit that was read; absent if there was no answer. */
  readonly read: number | undefined;
}

export interface GameState {
  readonly phase: 'idle' | 'running' | 'paused' | 'over';
  readonly asked: number | undefined;
  readonly msLeft: number;
  readonly rounds: readonly Round[];
}

export const gameMs = 30_000;
/** More digits than anyone can draw in that time. */
const maxDigits = 100;
/** How long a drawing must rest before it counts, so that an unfinished digit is not taken for another. */
const restMs = 350;
const tickMs = 100;

/** Draw the requested digits, against the clock. */
class Game extends Store<GameState> {
  #digits: readonly number[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #tick = 0;
  #stop = () => {};

  constructor() {
    super({ phase: 'idle', asked: undefined, msLeft: gameMs, rounds: [] });
  }

  async start(): Promise<void> {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
    this.#digits = [...(await engine.request('gameDigits', { n: maxDigits, seed }))];
    drawing.clear();
    this.set({ phase: 'running', asked: this.#digits[0], msLeft: gameMs, rounds: [] });
    this.#run();
  }

  pause(): void {
    if (this.value.phase !== 'running') return;
    this.#stopClock();
    this.update({ phase: 'paused' });
  }

  resume(): void {
    if (this.value.phase !== 'paused') return;
    this.update({ phase: 'running' });
    this.#run();
  }

  skip(): void {
    if (this.value.phase === 'running') this.#next();
  }

  #run(): void {
    this.#tick = performance.now();
    this.#timer = setInterval(() => this.#onTick(), tickMs);
    this.#stop = reader.subscribe(() => this.#listen());
    this.#listen();
  }

  #stopClock(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#restTimer);
    this.#stop();
  }

  #onTick(): void {
    const now = performance.now();
    const msLeft = Math.max(0, this.value.msLeft - (now - this.#tick));
    this.#tick = now;
    this.update({ msLeft });
    if (msLeft > 0) return;
    // What is half drawn counts as it is.
    if (drawing.value.length > 0) this.#recordRound();
    this.#stopClock();
    this.update({ phase: 'over', asked: undefined });
  }

  #listen(): void {
    clearTimeout(this.#restTimer);
    const { answer: ink, isBehind } = reader.value;
    if (isBehind || readAs(ink) !== this.value.asked) return;
    this.#restTimer = setTimeout(() => this.#next(), restMs);
  }

  #next(): void {
    this.#recordRound();
    this.update({ asked: this.#digits[this.value.rounds.length % maxDigits] });
    drawing.clear();
  }

  #recordRound(): void {
    const { asked, rounds } = this.value;
    if (asked === undefined) return;
    const read = drawing.value.length > 0 ? readAs(reader.value.answer) : undefined;
    this.update({ rounds: [...rounds, { asked, strokes: drawing.value, read }] });
  }
}

/** The digit that was read, if there is an answer. */
function readAs(ink: ShownReading): number | undefined {
  return ink.state === 'digit' && !ink.refusal ? ink.best : undefined;
}

export const game = new Game();
