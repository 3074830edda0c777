import type { Store } from '../base/store';
import { addresses, type Route } from './addresses';
import { type Fields, type ReadState, readState, writeState } from './url-state';

/** Browsers allow a hundred changes of the address in half a minute: only settings that rest are written. */
const REST_MS = 200;

/** The part of the address that belongs to one lesson: read when it changes, written when the settings rest. */
export class LessonParams<State extends object> {
  #write: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  /** The address as it was last read or written. */
  #seen: string | undefined;

  constructor(
    private readonly lesson: string,
    private readonly fields: Fields<State>,
    /** The state to write. */
    private readonly now: () => State,
  ) {}

  /** Whether it was never read or written. */
  get isUnused(): boolean {
    return this.#seen === undefined;
  }

  /** Whether the address says nothing about this lesson. */
  get isUnspecified(): boolean {
    return Object.keys(this.fields).every((name) => !this.#route.value.params.has(name));
  }

  /**
   * Calls `read` from now on when the address changes by going back or following a link. A change of language alone is
   * ignored.
   */
  connect(read: () => void): void {
    this.#stop = this.#route.subscribe(() => {
      if (this.hasChanged) read();
    });
  }

  disconnect(): void {
    clearTimeout(this.#write);
    this.#stop?.();
  }

  /** Whether the address says something else about this lesson than before. */
  get hasChanged(): boolean {
    return this.isCurrentLesson && this.#relevantPart(this.#route.value.params) !== this.#seen;
  }

  /** Whether this lesson is the one that is shown. */
  get isCurrentLesson(): boolean {
    return this.#route.value.lesson === this.lesson;
  }

  read(): ReadState<State> {
    const { params } = this.#route.value;
    this.#seen = this.#relevantPart(params);
    return readState(this.fields, params);
  }

  /** Writes when nothing has changed for a moment. */
  writeSoon(): void {
    clearTimeout(this.#write);
    this.#write = setTimeout(() => this.write(), REST_MS);
  }

  write(): void {
    clearTimeout(this.#write);
    if (!this.isCurrentLesson) return;
    const params = writeState(this.fields, this.now());
    const next = new URLSearchParams(this.#route.value.params);
    for (const [name, value] of Object.entries(params)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    // Before it is written, because writing it calls back.
    this.#seen = this.#relevantPart(next);
    addresses().remember(this.lesson, params);
  }

  get #route(): Store<Route> {
    return addresses().routeOf(this.lesson);
  }

  #relevantPart(params: URLSearchParams): string {
    return JSON.stringify(Object.keys(this.fields).map((name) => params.get(name)));
  }
}
