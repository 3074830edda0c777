import { Store } from '../base/store';
import { remember, route } from '../session/route';
import { type BadParam, type Fields, readState, usualState, writeState } from '../session/url-state';

/**
 * What is set in a lab, kept in step with the address: a link opens it as it was, and so does coming back to it in the
 * same tab.
 */
export class LabState<State extends object> extends Store<State> {
  /** What in the address could not be used, until the reader changes something. */
  readonly complaints = new Store<readonly BadParam[]>([]);
  #write: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  /** The address as it was last read or written. */
  #seen: string | undefined;

  constructor(
    private readonly lesson: string,
    private readonly fields: Fields<State>,
    /** The prepared settings by their ids; the fields in `free` make no other setting of one. */
    private readonly tries: Readonly<Record<string, Partial<State>>> = {},
    private readonly free: readonly (keyof State)[] = [],
  ) {
    super(usualState(fields));
  }

  /** Follows the address from now on. */
  connect(): void {
    this.#stop = route.subscribe(() => this.#read());
    if (this.#isSilent() && this.#seen !== undefined) this.#remember();
    else this.#read();
  }

  disconnect(): void {
    clearTimeout(this.#write);
    this.#stop?.();
  }

  /** The reader set something. */
  change(change: Partial<State>): void {
    this.update(change);
    if (this.complaints.value.length > 0) this.complaints.set([]);
    // Browsers allow a hundred changes of the address in half a minute: only where a slider rests counts.
    clearTimeout(this.#write);
    this.#write = setTimeout(() => this.#remember(), 200);
  }

  /** As it is when the address says nothing, but for `change`. */
  reset(change: Partial<State> = {}): void {
    this.change({ ...usualState(this.fields), ...change });
  }

  /** Whether everything is as usual but for `change`; the fields in `free` do not count. */
  isUsual(change: Partial<State>, free: readonly (keyof State)[] = []): boolean {
    const expected = writeState(this.fields, { ...usualState(this.fields), ...change });
    const actual = writeState(this.fields, this.value);
    return Object.keys(expected).every((name) => free.includes(name as keyof State) || expected[name] === actual[name]);
  }

  /** The id of the prepared setting that is on, if one is. */
  current(): string {
    return Object.keys(this.tries).find((id) => this.isUsual(this.tries[id] ?? {}, this.free)) ?? '';
  }

  /** The reader wants a prepared setting. */
  try(id: string): void {
    this.reset(this.tries[id]);
  }

  #read(): void {
    if (route.value.lesson !== this.lesson || this.#own() === this.#seen) return;
    this.#seen = this.#own();
    const { state, bad } = readState(this.fields, route.value.params);
    this.set(state);
    this.complaints.set(bad);
  }

  #remember(): void {
    if (route.value.lesson !== this.lesson) return;
    const params = writeState(this.fields, this.value);
    // Before it is written, because writing it calls back.
    this.#seen = JSON.stringify(Object.keys(this.fields).map((name) => params[name]));
    remember(params);
  }

  /** What the address says of this lab. */
  #own(): string {
    return JSON.stringify(Object.keys(this.fields).map((name) => route.value.params.get(name)));
  }

  #isSilent(): boolean {
    return Object.keys(this.fields).every((name) => !route.value.params.has(name));
  }
}
