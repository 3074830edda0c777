import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long to wait after the pointer has left, in milliseconds. */
const RESUME_MS = 1200;

/**
 * Plays a figure while it is in sight. It waits while the pointer or the focus is on the figure, so that it can be
 * read, and starts paused for readers who prefer reduced motion.
 */
export class Walk implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isInSight = false;
  #isHeld = false;
  #isPaused = matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly #sight = new IntersectionObserver(
    ([entry]) => {
      this.#isInSight = entry?.isIntersecting ?? false;
      this.#wait(0);
    },
    { threshold: 0.5 },
  );

  /** `advance` takes one step, and returns the number of milliseconds until the next one. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly advance: () => number,
  ) {
    host.addController(this);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    this.host.requestUpdate();
  }

  toggle(): void {
    if (!this.#isPaused) {
      this.pause();
      return;
    }
    this.#isPaused = false;
    // The reader asked for it, with the pointer still there.
    this.#isHeld = false;
    this.#wait(0);
    this.host.requestUpdate();
  }

  /** A handler for events of what the reader reads: holds while they look closely. */
  readonly hold = (): void => {
    this.#isHeld = true;
    clearTimeout(this.#timer);
  };

  readonly release = (): void => {
    this.#isHeld = false;
    this.#wait(RESUME_MS);
  };

  hostConnected(): void {
    this.#sight.observe(this.host);
  }

  hostDisconnected(): void {
    this.#sight.disconnect();
    this.#isInSight = false;
    clearTimeout(this.#timer);
  }

  #wait(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#isInSight || this.#isHeld || this.#isPaused) return;
    this.#timer = setTimeout(() => this.#wait(this.advance()), delay);
  }
}
