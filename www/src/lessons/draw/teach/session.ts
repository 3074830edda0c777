import { Store } from '../../../base/store';
import { answerOf, EngineFailure, engine, refusalOf } from '../../../engine/client';
import { type SetKind, setKinds } from '../../../engine/commands/teaching';
import { tooLarge } from '../../../engine/file-size';
import { followChanges } from '../../../engine/kept-changes';
import type { EngineError } from '../../../engine/protocol';
import { type DrawingSet, limits } from '../../../engine/wire';
import type { Stroke } from '../../../figures/digit-pad/drawing';
import { reportRun } from '../../../session/events';
import { EngineRun } from '../../../session/run';
import { TabStore } from '../../../session/tab-store';
import { own } from '../own';

export interface TeachState {
  readonly kind: SetKind;
  readonly sets: Readonly<Record<SetKind, DrawingSet>>;
  /** Whether the browser stored the drawings; `undefined` until it was asked to. */
  readonly isKept: boolean | undefined;
  /** The sets whose kept drawings cannot be read. They are not overwritten until the reader discards them. */
  readonly damaged: readonly SetKind[];
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

/** A set that is being kept: the browser takes a moment to do so, in which the page may be reloaded. */
const unkept = new TabStore<string>(
  'unkept-drawings',
  '',
  (text) => text,
  (text) => text,
);

/** The reader's drawings, and the teaching run. They outlive the view's element, and the drawings outlive the visit. */
class TeachSession extends Store<TeachState> {
  readonly run = new EngineRun('teachNetwork');
  /** The labels of the last teaching run. */
  taught: readonly string[] = [];
  #isLoaded = false;
  /** How many sets are being kept. */
  #nKeeping = 0;
  #seed = 1;

  constructor() {
    super({
      kind: 'digits',
      sets: none,
      isKept: undefined,
      damaged: [],
      error: undefined,
      labelsInUse: [],
      discarded: undefined,
    });
    // What was taught reads the pad at once.
    this.run.subscribe(({ phase, error }) => {
      if (phase === 'ended' && !error) void this.#adopt();
    });
  }

  get current(): DrawingSet {
    return this.value.sets[this.value.kind];
  }

  /** Loads the stored drawings, once. */
  load(): void {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    void this.#try(async () => {
      await this.#keepUnkept();
      for (const name of setKinds) await this.#recall(name);
    });
    // Another tab may add drawings, too.
    followChanges('drawings', () => {
      for (const name of setKinds) void this.#try(() => this.#recall(name));
    });
  }

  /** Takes the kept drawings, unless what is here is newer. */
  async #recall(name: SetKind): Promise<void> {
    const before = this.value.sets[name];
    const kept = await engine.request('keptDrawings', { name });
    const damaged = this.value.damaged.filter((other) => other !== name);
    this.update({ damaged: kept === 'damaged' ? [...damaged, name] : damaged });
    if (kept === null || kept === 'damaged' || this.#nKeeping > 0 || this.value.sets[name] !== before) return;
    if (JSON.stringify(kept) !== JSON.stringify(before)) this.#setDrawings(name, kept);
  }

  /** Keeps what was being kept when the page was left; what the core refuses is none. */
  async #keepUnkept(): Promise<void> {
    const params = unkeptSet();
    if (!params) return;
    try {
      await engine.request('keepDrawings', params);
    } catch (cause) {
      if (!refusalOf(cause)) throw cause;
    }
    unkept.set('');
  }

  /** Discards kept drawings that cannot be read, and keeps those that are here. */
  async discardDamaged(): Promise<void> {
    const { kind } = this.value;
    await this.#try(async () => {
      await engine.request('forgetDrawings', { name: kind });
      this.update({ damaged: this.value.damaged.filter((name) => name !== kind) });
      if (this.current.drawings.length > 0) await this.#keep(kind, this.current);
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

  async #adopt(): Promise<void> {
    const network = await answerOf(engine.request('takeTaught', { labels: this.taught }));
    // The page's banner reports an engine that stopped.
    if (network) own.adopt(network);
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
        await this.#keep(kind, set);
      } catch (cause) {
        // What the core refuses is not taken; what a dead engine could not save stays on the page.
        if (refusalOf(cause) && this.value.sets[kind] === set) this.#setDrawings(kind, before);
        throw cause;
      }
    });
  }

  async #keep(name: SetKind, set: DrawingSet): Promise<void> {
    if (this.value.damaged.includes(name)) {
      this.update({ isKept: false });
      return;
    }
    const text = JSON.stringify({ name, set });
    unkept.set(text);
    this.#nKeeping++;
    try {
      this.update({ isKept: await engine.request('keepDrawings', { name, set }) });
    } finally {
      this.#nKeeping--;
    }
    if (unkept.value === text) unkept.set('');
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

/** The set in `unkept`, if it looks like one: the core examines it. */
function unkeptSet(): { readonly name: SetKind; readonly set: DrawingSet } | undefined {
  try {
    const { name, set } = JSON.parse(unkept.value || 'null') ?? {};
    return setKinds.includes(name) && typeof set === 'object' && set !== null ? { name, set } : undefined;
  } catch {
    return undefined;
  }
}

export const session = new TeachSession();
reportRun('draw', 'teach', session.run);
