import { Store } from '../base/store';
import { LessonParams } from '../session/lesson-params';
import { type BadParam, type Fields, usualState, writeState } from '../session/url-state';

/**
 * What is set in a lab, kept in step with the address: a link opens it as it was, and so does coming back to it in the
 * same tab.
 */
export class LabState<State extends object> extends Store<State> {
  /** What in the address could not be used, until the reader changes something. */
  readonly complaints = new Store<readonly BadParam[]>([]);
  readonly #params: LessonParams<State>;

  constructor(
    lesson: string,
    private readonly fields: Fields<State>,
    /** The prepared settings by their ids; the fields in `free` make no other setting of one. */
    private readonly tries: Readonly<Record<string, Partial<State>>> = {},
    private readonly free: readonly (keyof State)[] = [],
  ) {
    super(usualState(fields));
    this.#params = new LessonParams(lesson, fields, () => this.value);
  }

  /** Follows the address from now on. */
  connect(): void {
    this.#params.connect(() => this.#read());
    if (!this.#params.isHere) return;
    if (this.#params.isSilent && !this.#params.isNew) this.#params.write();
    else if (this.#params.hasChanged) this.#read();
  }

  disconnect(): void {
    this.#params.disconnect();
  }

  /** The reader set something. */
  change(change: Partial<State>): void {
    this.update(change);
    if (this.complaints.value.length > 0) this.complaints.set([]);
    this.#params.writeSoon();
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
    const { state, bad } = this.#params.read();
    this.set(state);
    this.complaints.set(bad);
  }
}
