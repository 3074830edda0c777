import { Store } from '../base/store';
import { LessonParams } from '../session/lesson-params';
import { type BadParam, defaultState, type Fields, writeState } from '../session/url-state';

/** The query with which the page was opened: somebody's link, or a bookmark. */
const landing = location.search;

/**
 * The settings of a lab, synchronized with the address: a link restores them, and so does returning to the lab in the
 * same tab.
 */
export class LabState<State extends object> extends Store<State> {
  /** Parameters of the address that could not be used, until the reader changes something. */
  readonly complaints = new Store<readonly BadParam[]>([]);
  readonly #params: LessonParams<State>;

  constructor(
    lesson: string,
    private readonly fields: Fields<State>,
    /** The presets by id; the fields in `free` do not count when settings are compared with a preset. */
    private readonly tries: Readonly<Record<string, Partial<State>>> = {},
    private readonly free: readonly (keyof State)[] = [],
    /** What a visit from another lesson and the presets have, and an address without these fields does not mean. */
    private readonly fresh: Partial<State> = {},
  ) {
    super(defaultState(fields));
    this.#params = new LessonParams(lesson, fields, () => this.value);
  }

  /** Follows the address from now on. */
  connect(): void {
    this.#params.connect(() => this.#read());
    if (!this.#params.isCurrentLesson) return;
    if (this.#params.isUnspecified && !this.#params.isUnused) this.#params.write();
    else if (this.#params.hasChanged) this.#read();
  }

  disconnect(): void {
    this.#params.disconnect();
  }

  /** Applies a change by the reader. */
  change(change: Partial<State>): void {
    this.update(change);
    if (this.complaints.value.length > 0) this.complaints.set([]);
    this.#params.writeSoon();
  }

  /** Goes back to the default settings, except for `change`. */
  reset(change: Partial<State> = {}): void {
    this.change({ ...defaultState(this.fields), ...this.fresh, ...change });
  }

  /** Whether all settings are the defaults except for `change`; the fields in `free` do not count. */
  isDefault(change: Partial<State>, free: readonly (keyof State)[] = []): boolean {
    const expected = writeState(this.fields, { ...defaultState(this.fields), ...this.fresh, ...change });
    const actual = writeState(this.fields, this.value);
    return Object.keys(expected).every((name) => free.includes(name as keyof State) || expected[name] === actual[name]);
  }

  /** The id of the active preset, if there is one. */
  current(): string {
    return Object.keys(this.tries).find((id) => this.isDefault(this.tries[id] ?? {}, this.free)) ?? '';
  }

  /** Applies a preset. */
  try(id: string): void {
    this.reset(this.tries[id]);
  }

  #read(): void {
    const { state, bad } = this.#params.read();
    this.complaints.set(bad);
    if (location.search === landing || !this.#params.isUnspecified) {
      this.set(state);
      return;
    }
    // The reader came from another lesson, and not by a link of somebody's.
    this.set({ ...state, ...this.fresh });
    if (Object.keys(this.fresh).length > 0) this.#params.write();
  }
}
