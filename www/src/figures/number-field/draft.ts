import type { NudgeUnit } from './events';

/**
 * What stands in a field: the value as it is, or what the reader made of it.
 *
 * A draft lives from the first key to its commit, whatever happens to the value meanwhile; a committed one until its
 * answer comes, a new value or an error. With an error it stays, to be mended or given up.
 */
export class Draft {
  #good: string;
  #draft: string | undefined;
  #stage: 'typing' | 'sent' = 'typing';

  constructor(good = '') {
    this.#good = good;
  }

  /** To be shown in the field. */
  get text(): string {
    return this.#draft ?? this.#good;
  }

  /** Whether there is something to give up. */
  get isOpen(): boolean {
    return this.#draft !== undefined;
  }

  /** What was typed and not committed. */
  get typed(): string | undefined {
    return this.#stage === 'typing' ? this.#draft : undefined;
  }

  /** The value as it is from now on. It replaces a draft only if that was sent. */
  settle(good: string): void {
    if (good === this.#good) return;
    this.#good = good;
    if (this.#stage === 'sent') this.restore();
  }

  type(text: string): void {
    this.#draft = text;
    this.#stage = 'typing';
  }

  /** What is to be committed, if it is anything new. */
  commit(): string | undefined {
    if (this.#draft?.trim() === this.#good.trim()) this.restore();
    if (this.#draft !== undefined) this.#stage = 'sent';
    return this.#draft;
  }

  /** Hands what was typed over to a nudge, whose answer will replace it. */
  nudge(): string | undefined {
    const { typed } = this;
    if (typed !== undefined) this.#stage = 'sent';
    return typed;
  }

  /** Back to the value as it is. */
  restore(): void {
    this.#draft = undefined;
    this.#stage = 'typing';
  }
}

/** The unit of a nudge by what is held down. */
export function unitOf(event: { readonly shiftKey: boolean; readonly altKey: boolean }): NudgeUnit {
  return event.altKey ? '0.01' : event.shiftKey ? '1' : '0.1';
}

/** The nudge that a key means in a field. */
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

/** A press of a pointer on a number: a drag once it moved sideways by a unit, else a click. */
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

  /** The whole units since the last move that gave any. */
  move(x: number): number {
    const n = Math.trunc((x - this.#from) / stride) || 0;
    this.#from += n * stride;
    if (n !== 0) this.#isDrag = true;
    return n;
  }
}
