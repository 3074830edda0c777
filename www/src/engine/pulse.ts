/** How often a worker is asked for a sign of life, and how many times in a row it may owe one. */
export const pulse = { milliseconds: 2000, missed: 15 } as const;

/**
 * Notices that a worker died where no lock tells: it is asked for a sign of life again and again. What is counted is
 * questions, not time, so that a machine that slept does not wake to a dead worker.
 */
export class Pulse {
  #timer: ReturnType<typeof setInterval> | undefined;
  #missed = 0;

  constructor(
    private readonly ask: () => void,
    private readonly died: () => void,
  ) {}

  start(): void {
    this.stop();
    this.#missed = 0;
    this.#timer = setInterval(() => {
      if (this.#missed === pulse.missed) {
        this.stop();
        this.died();
        return;
      }
      this.#missed++;
      this.ask();
    }, pulse.milliseconds);
  }

  /** Any message is a sign of life. */
  beat(): void {
    this.#missed = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
