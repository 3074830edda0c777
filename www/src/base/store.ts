import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A value that views read and actions change. Views are notified only when the value differs from the last one. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  update(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }

  /** Calls `listener` after each change. Returns a function that unsubscribes it. */
  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A store derived from another by `select`: its listeners are notified only when the selected value changes. */
export function selected<T, S>(source: Store<T>, select: (value: T) => S): Store<S> {
  const store = new Store(select(source.value));
  source.subscribe((value) => store.set(select(value)));
  return store;
}

/** Anything that notifies of its changes. */
export interface Observable {
  subscribe(listener: () => void): () => void;
}

/** Re-renders its host whenever one of the stores changes. */
export class Watch implements ReactiveController {
  readonly #stores: readonly Observable[];
  #stops: (() => void)[] = [];

  constructor(
    readonly host: ReactiveControllerHost,
    ...stores: readonly Observable[]
  ) {
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stops = this.#stores.map((store) => store.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
