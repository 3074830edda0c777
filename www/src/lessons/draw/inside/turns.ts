import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../../../base/store';
import type { Latest } from '../../../session/latest';
import { elapsed, nextFrame, untilPadIsQuiet } from './pad-quiet';

/** The least time between turns while answers keep coming, and the least multiple of the last frame's duration. */
const PAUSE_MS = 50;
const PAUSE_FRAMES = 24;
/** How long there must be no new answer before parts out of sight get the last one. */
const REST_MS = 150;

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * Hands an answer to the parts of a view one after the other, a frame for each, so that what happens in the meantime,
 * such as the next move of a pen, waits for at most one of them. Parts out of sight get their turn once no more
 * answers come.
 */
export class Turns<Answer> implements ReactiveController {
  #latest: Answer | undefined;
  /** What each part shows, by name. */
  readonly #shown = new Map<string, Answer>();
  readonly #inSight = new Set<string>();
  readonly #observer = new IntersectionObserver((entries) => this.#onIntersection(entries));
  /** The index of the part whose turn is next. */
  #next = 0;
  #isTaking = false;
  /** The duration of the last turn's frame. */
  #frameTime = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;
  #stop = () => {};

  /** The parts are elements with these names, each at most once in the host. */
  constructor(
    private readonly host: Host,
    private readonly source: Store<Latest<Answer | undefined>>,
    private readonly parts: readonly string[],
  ) {
    host.addController(this);
  }

  /** How long to wait before the next turn, in ms: the pen needs the time more than what is painted here. */
  get pause(): number {
    return this.#isResting ? 0 : Math.max(PAUSE_MS, PAUSE_FRAMES * this.#frameTime);
  }

  /** What a part should show now. */
  answerFor(part: string): Answer | undefined {
    return this.#shown.get(part);
  }

  hostConnected(): void {
    this.#stop = this.source.subscribe(() => this.#follow());
    this.#follow();
  }

  hostUpdated(): void {
    for (const part of this.parts) {
      const element = this.host.renderRoot.querySelector(part);
      if (element) this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#stop();
    this.#observer.disconnect();
    clearTimeout(this.#restTimer);
  }

  #follow(): void {
    const { answer } = this.source.value;
    if (answer === this.#latest) return;
    this.#latest = answer;
    this.#isResting = false;
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#isResting = true;
      void this.#takeTurns();
    }, REST_MS);
    void this.#takeTurns();
  }

  /** Takes one turn after the other, until every part that is due has had one. */
  async #takeTurns(): Promise<void> {
    if (this.#isTaking) return;
    this.#isTaking = true;
    for (let part = this.#nextDue(); part !== undefined; part = this.#nextDue()) {
      await untilPadIsQuiet();
      if (this.#latest !== undefined) this.#shown.set(part, this.#latest);
      this.host.requestUpdate();
      this.#frameTime = await nextFrame();
      await elapsed(this.pause);
    }
    this.#isTaking = false;
  }

  /** The next part that does not show the last answer, starting after the one that was last. */
  #nextDue(): string | undefined {
    if (this.#latest === undefined) return undefined;
    const inTurn = [...this.parts.slice(this.#next), ...this.parts.slice(0, this.#next)];
    const part = inTurn.find((part) => this.#isDue(part));
    if (part !== undefined) this.#next = this.parts.indexOf(part) + 1;
    return part;
  }

  #isDue(part: string): boolean {
    if (this.#shown.get(part) === this.#latest) return false;
    const isNew = this.host.renderRoot.querySelector(part) === null;
    return isNew || this.#isResting || this.#inSight.has(part);
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#inSight.add(target.localName);
      else this.#inSight.delete(target.localName);
    }
    void this.#takeTurns();
  }
}
