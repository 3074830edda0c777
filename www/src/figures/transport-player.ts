import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keysFor } from '../base/embed';

export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** The duration of a step at speed 1, in milliseconds: long enough to read one line of numbers. */
const stepDuration = 1800;

/** What a player moves through: steps 0 to `last`. */
interface Reel {
  readonly step: number;
  readonly last: number;
  go(step: number): void;
}

/** Advances by itself, and moves with the keys that players have: arrows, Home, End, Space. */
export class Player implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speed: Speed = 1;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly reel: () => Reel | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    keysFor(this.host).addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    keysFor(this.host).removeEventListener('keydown', this.#onKey);
    this.pause();
  }

  get playing(): boolean {
    return this.#timer !== undefined;
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** At the end it starts from the beginning. */
  play(): void {
    const reel = this.reel();
    if (!reel) return;
    if (reel.step >= reel.last) reel.go(0);
    this.#wait();
    this.host.requestUpdate();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.host.requestUpdate();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Moving by hand stops the player. */
  go(step: number): void {
    const reel = this.reel();
    if (!reel) return;
    if (this.playing) this.pause();
    reel.go(Math.min(Math.max(step, 0), reel.last));
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    if (this.playing) this.#wait();
    this.host.requestUpdate();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#advance(), stepDuration / this.#speed);
  }

  #advance(): void {
    const reel = this.reel();
    if (reel && reel.step < reel.last) reel.go(reel.step + 1);
    if (reel && reel.step + 1 < reel.last) this.#wait();
    else this.pause();
  }

  readonly #onKey = (raised: Event): void => {
    const event = raised as KeyboardEvent;
    const reel = this.reel();
    if (!reel || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (hasOwnKeys(event)) return;
    const moves: Record<string, () => void> = {
      ArrowRight: () => this.go(reel.step + 1),
      ArrowLeft: () => this.go(reel.step - 1),
      Home: () => this.go(0),
      End: () => this.go(reel.last),
      ' ': () => this.toggle(),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
}

/**
 * Whether the key belongs to the focused element: text fields and sliders own all of these, buttons and links own
 * Space.
 */
function hasOwnKeys(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role=slider], [role=menu], [role=radiogroup]'))
    return true;
  return event.key === ' ' && target.closest('button, summary, a[href], [role=button]') !== null;
}
