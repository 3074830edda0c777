import type { ReactiveControllerHost } from 'lit';
import { Store, Watch } from '../../../base/store';
import { engine, reasonOf } from '../../../engine/client';
import type { EngineError } from '../../../engine/protocol';
import type { CheckedAnswer, PlantedMistake, ValueId } from '../../../engine/wire';
import { Newest } from '../../../session/latest';
import { namedBy } from '../../../trace/naming';
import { Pass } from '../../../trace/pass';
import { nameOf } from '../check/slips';
import { isRight } from '../check/verdict';
import type { Work } from '../workbench';

/** The same example written out, with results left out, or with a mistake in it. */
export const levels = ['worked', 'complete', 'mistake'] as const;
export type Level = (typeof levels)[number];

interface Blanks {
  readonly ids: readonly ValueId[];
  /** Found by the reader, and shown to them. */
  readonly found: ReadonlySet<ValueId>;
  readonly shown: ReadonlySet<ValueId>;
  /** The verdict on each answer, with the text that was checked. */
  readonly checked: ReadonlyMap<ValueId, { readonly text: string; readonly answer: CheckedAnswer }>;
  /** The answer that was checked last. */
  readonly last: ValueId | undefined;
}

interface Hunt {
  readonly planted: PlantedMistake;
  readonly pass: Pass;
  readonly outcome: Accusation | undefined;
}

/** The outcome of an accusation: the step is the one, or the mistake is later, or earlier; or the reader gave up. */
export interface Accusation {
  readonly kind: 'found' | 'innocentBefore' | 'innocentAfter' | 'shown';
  /** The index of the step, from 0. */
  readonly step: number;
}

export interface LevelState {
  readonly level: Level;
  readonly seed: number;
  readonly blanks: Blanks | undefined;
  readonly hunt: Hunt | undefined;
  readonly error: EngineError | undefined;
}

const worked: LevelState = { level: 'worked', seed: 1, blanks: undefined, hunt: undefined, error: undefined };

/** How the reader works on the current problem. Nothing here keeps anybody from stepping on. */
export class LevelSession extends Store<LevelState> {
  #work: Work | undefined;
  readonly #choices = new Newest();
  readonly #texts = new Map<ValueId, string>();

  constructor(host: ReactiveControllerHost) {
    super(worked);
    new Watch(host, this);
  }

  /** The trace to be shown instead of the right one, until its mistake has been found. */
  get pass(): Pass | undefined {
    const { hunt } = this.value;
    return hunt && !isOver(hunt) ? hunt.pass : undefined;
  }

  /** The results that the reader is to find. */
  get hidden(): ReadonlySet<ValueId> | undefined {
    const { blanks } = this.value;
    if (!blanks) return undefined;
    return new Set(blanks.ids.filter((id) => !blanks.found.has(id) && !blanks.shown.has(id)));
  }

  /** The first result after a position that the reader is to find, or otherwise the first of all. */
  nextGap(position: number): ValueId | undefined {
    const pass = this.#work?.pass;
    const gaps = [...(this.hidden ?? [])];
    return gaps.find((id) => pass && pass.definedAt(id) > position) ?? gaps[0];
  }

  nameOf(id: ValueId): string {
    return this.#work ? nameOf(id, this.#work.pass) : '';
  }

  /** Switches to another problem, sample, number format or naming. */
  follow(work: Work | undefined): void {
    const before = this.#work;
    this.#work = work;
    const { level, seed } = this.value;
    if (!work || level === 'worked') return;
    const isSame = before?.link === work.link && before.sample === work.sample;
    // Blanks contain no numbers and no names; the trace with the mistake does.
    const isWrittenAlike = before?.format === work.format && before.naming === work.naming;
    if (isSame && (level === 'complete' || isWrittenAlike)) return;
    void this.#choose(level, seed, isSame ? this.value.hunt?.outcome : undefined);
  }

  choose(level: Level, seed: number): Promise<void> {
    return this.#choose(level, seed, undefined);
  }

  /** The previous level stays until the new one has arrived. */
  async #choose(level: Level, seed: number, outcome: Accusation | undefined): Promise<void> {
    const isNewest = this.#choices.ask();
    const work = this.#work;
    if (!work || level === 'worked') {
      this.set({ ...worked, level, seed });
      return;
    }
    let state: LevelState = { ...worked, level, seed };
    try {
      state = { ...state, ...(await (level === 'complete' ? blanksOf(work, seed) : huntIn(work, seed, outcome))) };
    } catch (cause) {
      state = { ...state, error: reasonOf(cause) };
    }
    if (!isNewest()) return;
    this.#texts.clear();
    this.set(state);
  }

  // Completing.

  /** The text in the field of a result, checked or not. */
  text(id: ValueId): string {
    return this.#texts.get(id) ?? '';
  }

  type(id: ValueId, text: string): void {
    this.#texts.set(id, text);
  }

  /** Checks the answer for a result, together with those checked before, which the reader may have built on. */
  async answer(id: ValueId): Promise<void> {
    const { blanks } = this.value;
    const work = this.#work;
    const text = this.text(id).trim();
    if (!work || !blanks || text === '') return;
    const isNewest = this.#choices.current();
    const { problem, sample, format } = work;
    const before = [...blanks.checked].filter(([other]) => other !== id && !blanks.shown.has(other));
    const answers = [...before.map(([other, checked]) => ({ id: other, text: checked.text })), { id, text }];
    try {
      const report = await engine.request('checkWorking', { problem, sample, answers, format });
      const answer = report.answers.find((one) => one.id === id);
      if (!isNewest() || !answer) return;
      this.#change((now) => ({
        ...now,
        checked: new Map(now.checked).set(id, { text, answer }),
        found: isRight(answer.verdict) ? new Set(now.found).add(id) : now.found,
        last: id,
      }));
    } catch (cause) {
      if (isNewest()) this.update({ error: reasonOf(cause) });
    }
  }

  reveal(id: ValueId): void {
    this.#change((now) => ({ ...now, shown: new Set(now.shown).add(id), last: undefined }));
  }

  #change(change: (blanks: Blanks) => Blanks): void {
    const { blanks } = this.value;
    if (blanks) this.update({ blanks: change(blanks), error: undefined });
  }

  // Finding the mistake.

  /** Accuses a step, by its index from 0. */
  accuse(step: number): void {
    const { hunt } = this.value;
    if (!hunt || isOver(hunt)) return;
    const { step: guilty } = hunt.planted;
    const kind = step === guilty ? 'found' : step < guilty ? 'innocentBefore' : 'innocentAfter';
    this.update({ hunt: { ...hunt, outcome: { kind, step } } });
  }

  giveUp(): void {
    const { hunt } = this.value;
    if (!hunt || isOver(hunt)) return;
    this.update({ hunt: { ...hunt, outcome: { kind: 'shown', step: hunt.planted.step } } });
  }
}

export function isOver({ outcome }: Hunt): boolean {
  return outcome?.kind === 'found' || outcome?.kind === 'shown';
}

async function blanksOf({ problem, sample }: Work, seed: number): Promise<Pick<LevelState, 'blanks'>> {
  const ids = await engine.request('blanks', { problem, sample, seed });
  return { blanks: { ids, found: new Set(), shown: new Set(), checked: new Map(), last: undefined } };
}

async function huntIn(
  { problem, sample, format, naming }: Work,
  seed: number,
  outcome: Accusation | undefined,
): Promise<Pick<LevelState, 'hunt'>> {
  const planted = await engine.request('plantedMistake', { problem, sample, seed, format });
  return { hunt: { planted, pass: new Pass(namedBy(naming, planted.trace)), outcome } };
}
