import type { NudgeUnit } from './events';

/**
 * The content of a field: the current value, or what the reader typed.
 *
 * A draft lives from the first keystroke until it is committed, whatever happens to the value in the meantime; a
 * committed draft lives until its answer arrives, a new value or an error. With an error it stays, to be corrected or
 * discarded.
 */
export class Draft {
  #current: string;
  #draft: string | undefined;
  #stage: 'typing' | 'sent' = 'typing';

  constructor(good = '') {
    this.#current = good;
  }

  /** The text to show in the field. */
  get text(): string {
    return this.#draft ?? this.#current;
  }

  /** Whether there is something to discard. */
  get isOpen(): boolean {
    return this.#draft !== undefined;
  }

  /** What was typed but not committed. */
  get typed(): string | undefined {
    return this.#stage === 'typing' ? this.#draft : undefined;
  }

  /** Sets the current value. It replaces a draft only if the draft was committed. */
  settle(good: string): void {
    if (good === this.#current) return;
    this.#current = good;
    if (this.#stage === 'sent') this.restore();
  }

  type(text: string): void {
    this.#draft = text;
    this.#stage = 'typing';
  }

  /** The text to commit, if it is new. */
  commit(): string | undefined {
    if (this.#draft?.trim() === this.#current.trim()) this.restore();
    if (this.#draft !== undefined) this.#stage = 'sent';
    return this.#draft;
  }

  /** Hands what was typed over to a nudge, whose answer will replace it. */
  nudge(): string | undefined {
    const { typed } = this;
    if (typed !== undefined) this.#stage = 'sent';
    return typed;
  }

  /** Goes back to the current value. */
  restore(): void {
    this.#draft = undefined;
    this.#stage = 'typing';
  }
}

/** The size of a nudge, from the modifier keys held down. */
export function unitOf(event: { readonly shiftKey: boolean; readonly altKey: boolean }): NudgeUnit {
  return event.altKey ? '0.01' : event.shiftKey ? '1' : '0.1';
}

/** The nudge that a key triggers in a field. */
export function nudgeOf(event: KeyboardEvent): { unit: NudgeUnit; n: number } | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  switch (event.key) {
    case 'ArrowUp':
      return { unit: unitOf(event), n: 1 };
    case 'ArrowDown':
      return { unit: unitOf(event), n: -1 };
    case 'PageUp':
      return { unit: '1', n: 1 };
    case 'PageDown':
      return { unit: '1', n: -1 };
    default:
      return undefined;
  }
}

/** How far a pointer moves for one unit, in pixels. */
const stride = 8;

/** A press of a pointer on a number: a drag once it has moved sideways by a unit, otherwise a click. */
export class Scrub {
  #from: number;
  #isDrag = false;

  constructor(
    readonly pointerId: number,
    x: number,
  ) {
    this.#from = x;
  }

  get isDrag(): boolean {
    return this.#isDrag;
  }

  /** The whole units moved since the last call that returned any. */
  move(x: number): number {
    const n = Math.trunc((x - this.#from) / stride) || 0;
    this.#from += n * stride;
    if (n !== 0) this.#isDrag = true;
    return n;
  }
}
