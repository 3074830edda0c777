/**
 * Jobs one after the other, in the order in which they were asked for: each begins when the one before it is done, and
 * finds what that left behind. One that fails does not keep the next from its turn.
 */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** What the job comes to, once it had its turn. */
  add<Result>(job: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(job);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
