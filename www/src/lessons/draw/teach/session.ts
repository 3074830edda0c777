import { Store } from '../../../base/store';
import { EngineFailure, engine, refusalOf } from '../../../engine/client';
import { type SetKind, setKinds } from '../../../engine/commands/teaching';
import { tooLarge } from '../../../engine/file-size';
import type { EngineError } from '../../../engine/protocol';
import { type DrawingSet, limits } from '../../../engine/wire';
import type { Stroke } from '../../../figures/digit-pad/drawing';
import { EngineRun } from '../../../session/run';

export interface TeachState {
  readonly kind: SetKind;
  readonly sets: Readonly<Record<SetKind, DrawingSet>>;
  /** Whether the browser stored the drawings; `undefined` until it was asked to. */
  readonly isKept: boolean | undefined;
  readonly error: EngineError | undefined;
  /** Labels that cannot be removed, because they have drawings. */
  readonly labelsInUse: readonly string[];
  /** What was deleted or replaced as a whole, until something else changes. */
  readonly discarded: { readonly kind: SetKind; readonly set: DrawingSet } | undefined;
}

const persian = [...'۰۱۲۳۴۵۶۷۸۹'];
const none: Readonly<Record<SetKind, DrawingSet>> = {
  digits: { labels: Array.from({ length: 10 }, (_, digit) => String(digit)), drawings: [] },
  own: { labels: persian, drawings: [] },
};

/** The reader's drawings, and the teaching run. They outlive the view's element, and the drawings outlive the visit. */
class TeachSession extends Store<TeachState> {
  readonly run = new EngineRun('teachNetwork');
  /** The labels of the last teaching run. */
  taught: readonly string[] = [];
  #isLoaded = false;
  #seed = 1;

  constructor() {
    super({ kind: 'digits', sets: none, isKept: undefined, error: undefined, labelsInUse: [], discarded: undefined });
  }

  get current(): DrawingSet {
    return this.value.sets[this.value.kind];
  }

  /** Loads the stored drawings, once. */
  load(): void {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    void this.#try(async () => {
      for (const name of setKinds) {
        const kept = await engine.request('keptDrawings', { name });
        if (kept && this.value.sets[name].drawings.length === 0) this.#setDrawings(name, kept);
      }
    });
  }

  choose(kind: SetKind): void {
    this.run.reset();
    this.update({ kind, error: undefined, labelsInUse: [] });
  }

  add(label: number, strokes: readonly Stroke[]): void {
    const { labels, drawings } = this.current;
    this.#change({ labels, drawings: [...drawings, { label, strokes }] });
  }

  remove(index: number): void {
    const { labels, drawings } = this.current;
    this.#change({ labels, drawings: drawings.filter((_, i) => i !== index) });
  }

  /** Renames the reader's own classes. Drawings keep their label; a label with drawings stays. */
  rename(labels: readonly string[]): void {
    const { labels: before, drawings } = this.current;
    const used = new Set(drawings.map(({ label }) => before[label] ?? ''));
    const labelsInUse = [...used].filter((label) => !labels.includes(label));
    if (labelsInUse.length > 0) {
      this.update({ labelsInUse });
      return;
    }
    const moved = drawings.map((drawing) => ({ ...drawing, label: labels.indexOf(before[drawing.label] ?? '') }));
    this.#change({ labels, drawings: moved });
  }

  teach(): void {
    this.taught = this.current.labels;
    this.update({ error: undefined, labelsInUse: [] });
    this.run.start({ set: this.current, seed: this.#seed++ });
  }

  async write(): Promise<string | undefined> {
    return this.#try(() => engine.request('writeDrawings', { set: this.current }));
  }

  /** Replaces the drawings with those of a file. */
  async read(file: Blob): Promise<void> {
    await this.#try(async () => {
      const refused = tooLarge(file, limits.drawingsBytes, 'drawings');
      if (refused) throw new EngineFailure(refused);
      const set = await engine.request('readDrawings', { text: await file.text() });
      const isDigits = set.labels.join() === none.digits.labels.join();
      this.update({ kind: isDigits ? 'digits' : 'own', labelsInUse: [] });
      this.run.reset();
      const discarded = this.#discardedSet();
      this.#change(set);
      this.update({ discarded });
    });
  }

  async forget(): Promise<void> {
    const { kind } = this.value;
    this.run.reset();
    this.update({ discarded: this.#discardedSet() });
    this.#setDrawings(kind, { ...this.current, drawings: [] });
    await this.#try(() => engine.request('forgetDrawings', { name: kind }));
  }

  /** Restores the drawings that were deleted or replaced. */
  bringBack(): void {
    const { discarded } = this.value;
    if (!discarded) return;
    this.choose(discarded.kind);
    this.#change(discarded.set);
  }

  #discardedSet(): TeachState['discarded'] {
    return this.current.drawings.length > 0 ? { kind: this.value.kind, set: this.current } : undefined;
  }

  #change(set: DrawingSet): void {
    const { kind, sets } = this.value;
    const before = sets[kind];
    this.#setDrawings(kind, set);
    this.update({ error: undefined, labelsInUse: [], discarded: undefined });
    void this.#try(async () => {
      try {
        this.update({ isKept: await engine.request('keepDrawings', { name: kind, set }) });
      } catch (cause) {
        // What the core refuses is not taken; what a dead engine could not save stays on the page.
        if (refusalOf(cause) && this.value.sets[kind] === set) this.#setDrawings(kind, before);
        throw cause;
      }
    });
  }

  #setDrawings(kind: SetKind, set: DrawingSet): void {
    this.update({ sets: { ...this.value.sets, [kind]: set } });
  }

  async #try<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (cause) {
      this.update({ error: refusalOf(cause) });
      return undefined;
    }
  }
}

export const session = new TeachSession();
