/**
 * Runs jobs one after the other, in the order in which they were added: each starts when the previous one is done, and
 * sees its result. A job that fails does not stop the next one.
 */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves to the job's result, once it has had its turn. */
  add<Result>(job: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(job);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
