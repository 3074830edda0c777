/** A history for undo and redo. */
export class History<State> {
  #past: State[] = [];
  #present: State | undefined;
  #future: State[] = [];
  /** The key of the last entry, as long as more changes may join it. */
  #open: string | undefined;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Starts a new history. */
  start(state: State): void {
    this.#past = [];
    this.#future = [];
    this.#present = state;
    this.close();
  }

  /** Adds an entry. One with a `join` key replaces the last entry if that was added under the same key. */
  push(state: State, join?: string): void {
    if (this.#present !== undefined && (join === undefined || join !== this.#open)) this.#past.push(this.#present);
    this.#present = state;
    this.#future = [];
    this.#open = join;
  }

  close(): void {
    this.#open = undefined;
  }

  undo(): State | undefined {
    return this.#move(this.#past, this.#future);
  }

  redo(): State | undefined {
    return this.#move(this.#future, this.#past);
  }

  #move(from: State[], to: State[]): State | undefined {
    this.close();
    const state = from.pop();
    if (state === undefined) return undefined;
    if (this.#present !== undefined) to.push(this.#present);
    this.#present = state;
    return state;
  }
}
