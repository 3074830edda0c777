import { Store } from '../../base/store';
import { EngineFailure, engine } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { Exercise, Format, NumberText, Preset, Problem, Shape, Trace, ValueId } from '../../engine/wire';
import { Pass } from '../../trace/pass';
import { History } from './history';
import type { Source } from './source';

/** What lies on the table: a problem, where it came from, and the training step written out. */
export interface Work {
  readonly source: Source;
  readonly problem: Problem;
  readonly pass: Pass;
  readonly sample: number;
  readonly format: Format;
  /** Every number that can be edited, as it was typed. */
  readonly numbers: ReadonlyMap<ValueId, string>;
  /** The problem as it stands in an address. */
  readonly link: string;
}

/** A number that was refused: the last good one is kept. */
export interface FieldError {
  /** What the field is called that shows it. */
  readonly id: string;
  readonly error: EngineError;
}

export interface WorkbenchState {
  readonly work: Work | undefined;
  readonly fieldError: FieldError | undefined;
  /** Why what was asked for could not be done. What was there is there still. */
  readonly error: EngineError | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A number to be changed by some units. */
export interface Nudge {
  readonly id: ValueId;
  /** What the field is called that shows it: as the number, or with its sample. */
  readonly field: string;
  readonly sample: number;
  readonly unit: string;
  readonly n: number;
  /** What has been typed and not been taken yet. */
  readonly draft: string | undefined;
}

interface Wish {
  readonly source: Source;
  readonly problem: Problem;
  readonly sample: number;
  readonly format: Format;
}

/** The problem that the reader works on: every change goes through the core, and what it refuses changes nothing. */
export class Workbench extends Store<WorkbenchState> {
  readonly #history = new History<Wish>();
  /** Counts wishes, so that an answer that comes late does not overtake a later one. */
  #turn = 0;
  #nudges: Nudge | undefined;
  #isNudging = false;
  #isEnding = false;

  constructor() {
    super({ work: undefined, fieldError: undefined, error: undefined, canUndo: false, canRedo: false });
  }

  /** The first problem, or another one from the address: nothing to undo. */
  async open(source: Source, { sample, format }: Pick<Wish, 'sample' | 'format'>): Promise<boolean> {
    const problem = await this.#attempt(() => problemOf(source));
    return problem !== undefined && this.#take({ source, problem, sample, format }, 'replace');
  }

  async choose(source: Source): Promise<boolean> {
    const problem = await this.#attempt(() => problemOf(source));
    const { work } = this.value;
    return problem !== undefined && this.#take({ source, problem, sample: 0, format: work?.format ?? 'short' });
  }

  /** Of the sample that is looked at, unless another is named; errors are then kept under `field`. */
  async setNumber(
    id: ValueId,
    text: string,
    sample = this.value.work?.sample ?? 0,
    field: string = id,
  ): Promise<boolean> {
    const { work } = this.value;
    if (!work) return false;
    const problem = await this.#attemptField(field, () =>
      engine.request('problemWithNumber', { problem: work.problem, id, sample, text }),
    );
    return problem !== undefined && this.#take({ ...work, problem, source: edited }, 'record');
  }

  /** Some units further; what comes while the core is busy is added up. */
  async nudge(nudge: Nudge): Promise<void> {
    const waiting = this.#nudges;
    const isSame = waiting?.field === nudge.field && waiting.unit === nudge.unit;
    this.#nudges = isSame ? { ...waiting, n: waiting.n + nudge.n } : nudge;
    if (this.#isNudging) return;
    this.#isNudging = true;
    try {
      while (this.#nudges) {
        const next = this.#nudges;
        this.#nudges = undefined;
        await this.#nudgeNow(next);
      }
    } finally {
      this.#isNudging = false;
      if (this.#isEnding) this.#history.close();
      this.#isEnding = false;
    }
  }

  async #nudgeNow({ id, field, sample, unit, n, draft }: Nudge): Promise<void> {
    const { work } = this.value;
    if (!work) return;
    const problem = await this.#attemptField(field, async () => {
      const text = draft ?? numberIn(await engine.request('problemNumbers', { problem: work.problem, sample }), id);
      const nudged = await engine.request('nudgeNumber', { text, unit, n });
      return engine.request('problemWithNumber', { problem: work.problem, id, sample, text: nudged });
    });
    if (problem) await this.#take({ ...work, problem, source: edited }, 'join', field);
  }

  /** What comes next is an entry of its own in the history, also if it changes the same number. */
  endNudges(): void {
    // The core may still be at the last of them.
    if (this.#isNudging) this.#isEnding = true;
    else this.#history.close();
  }

  async reshape(change: Partial<Shape>): Promise<boolean> {
    const { work } = this.value;
    if (!work) return false;
    const shape = { ...shapeOf(work.problem), ...change };
    const problem = await this.#attempt(() => engine.request('reshapeProblem', { problem: work.problem, shape }));
    if (!problem) return false;
    const sample = Math.min(work.sample, problem.samples.length - 1);
    return this.#take({ ...work, problem, sample, source: edited });
  }

  /** Anything of the problem that is no number: the optimizer, the training step. */
  async change(change: Partial<Problem>): Promise<boolean> {
    const { work } = this.value;
    return work !== undefined && this.#take({ ...work, problem: { ...work.problem, ...change }, source: edited });
  }

  async look({ sample, format }: Partial<Pick<Wish, 'sample' | 'format'>>): Promise<boolean> {
    const { work } = this.value;
    if (!work) return false;
    return this.#take({ ...work, sample: sample ?? work.sample, format: format ?? work.format }, 'look');
  }

  undo(): Promise<boolean> {
    return this.#restore(this.#history.undo());
  }

  redo(): Promise<boolean> {
    return this.#restore(this.#history.redo());
  }

  forgetErrors(): void {
    this.update({ error: undefined, fieldError: undefined });
  }

  async #restore(wish: Wish | undefined): Promise<boolean> {
    if (!wish) return false;
    const format = this.value.work?.format ?? wish.format;
    return this.#take({ ...wish, format }, 'look');
  }

  /** `join`: one entry with the change before, if that was of the same number. */
  async #take(wish: Wish, mode: 'record' | 'join' | 'replace' | 'look' = 'record', of?: ValueId): Promise<boolean> {
    const turn = ++this.#turn;
    const { problem, sample, format, source } = wish;
    const done = await this.#attempt(async () => {
      const [trace, numbers, link] = await Promise.all([
        engine.request('traceTrainingStep', { problem, sample, format }),
        engine.request('problemNumbers', { problem, sample }),
        engine.request('problemToLink', { problem }),
      ]);
      return { trace, numbers, link };
    });
    if (!done || turn !== this.#turn) return false;
    const kept: Wish = { source, problem, sample, format };
    if (mode === 'replace') this.#history.start(kept);
    else if (mode !== 'look') this.#history.push(kept, mode === 'join' ? of : undefined);
    const work = {
      ...kept,
      pass: new Pass(done.trace as Trace),
      numbers: new Map(done.numbers.map(({ id, text }) => [id, text])),
      link: done.link,
    };
    const { canUndo, canRedo } = this.#history;
    this.set({ work, fieldError: undefined, error: undefined, canUndo, canRedo });
    return true;
  }

  async #attempt<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (cause) {
      this.update({ error: reasonOf(cause) });
      return undefined;
    }
  }

  async #attemptField<Result>(id: ValueId, ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (cause) {
      this.update({ fieldError: { id, error: reasonOf(cause) } });
      return undefined;
    }
  }
}

function numberIn(numbers: readonly NumberText[], id: ValueId): string {
  return numbers.find((number) => number.id === id)?.text ?? '';
}

const edited: Source = { kind: 'edited' };

function problemOf(source: Source): Promise<Problem> {
  switch (source.kind) {
    case 'preset':
      return engine.request('presetProblem', { name: source.name satisfies Preset });
    case 'exercise':
      return engine.request('exerciseProblem', source.exercise satisfies Exercise);
    case 'link':
      return engine.request('problemFromLink', { text: source.text });
    case 'edited':
      throw new Error('an edited problem has no source to make it from');
  }
}

export function shapeOf(problem: Problem): Shape {
  const inputs = problem.samples[0]?.input.length ?? 0;
  return {
    sizes: [inputs, ...problem.layers.map(({ weight }) => weight.length)],
    nSamples: problem.samples.length,
    loss: problem.loss,
    activations: problem.layers.map(({ activation }) => activation),
  };
}

function reasonOf(cause: unknown): EngineError {
  return cause instanceof EngineFailure ? cause.reason : { code: 'unexpected', message: String(cause) };
}
