import { Store } from '../../base/store';
import { type EngineClient, engine, reasonOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { Edit, Format, Problem, Rule, Shape, TwoReadings, ValueId } from '../../engine/wire';
import { Newest } from '../../session/latest';
import { Queue } from '../../session/queue';
import { type Naming, namedBy } from '../../trace/naming';
import { Pass } from '../../trace/pass';
import { History } from './history';
import type { Source } from './source';

/** The current work: a problem, where it came from, and the training step written out. */
export interface Work {
  readonly source: Source;
  readonly problem: Problem;
  readonly pass: Pass;
  readonly sample: number;
  readonly format: Format;
  readonly naming: Naming;
  /** Every editable number, as it was typed. */
  readonly numbers: ReadonlyMap<ValueId, string>;
  /** The problem as written in an address. */
  readonly link: string;
  /** The number that was just typed, if it can be read in two ways. */
  readonly doubtful?: DoubtfulNumber;
}

/** A number of the problem, and how it was read and could have been. */
export interface DoubtfulNumber {
  readonly id: ValueId;
  readonly sample: number;
  readonly both: TwoReadings;
}

/** A number that was refused: the last good one is kept. */
export interface FieldError {
  /** The id of the field that shows it. */
  readonly id: string;
  readonly error: EngineError;
}

export interface WorkbenchState {
  readonly work: Work | undefined;
  readonly fieldError: FieldError | undefined;
  /** Why the last request could not be done. The previous work is still there. */
  readonly error: EngineError | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the core has been computing for so long that a reader would wonder. */
  readonly isSlow: boolean;
}

/** After so long the page says that it is computing. */
export const slowMs = 300;

/** A number to be changed by some units. */
export interface Nudge {
  readonly id: ValueId;
  /** The id of the field that shows it: that of the number, or that with its sample. */
  readonly field: string;
  readonly sample: number;
  readonly unit: string;
  readonly n: number;
  /** What has been typed but not applied yet. */
  readonly draft: string | undefined;
}

interface HistoryEntry {
  readonly source: Source;
  readonly problem: Problem;
  readonly sample: number;
  readonly format: Format;
  readonly naming: Naming;
}

/** How a problem is looked at. */
type View = Pick<HistoryEntry, 'sample' | 'format' | 'naming'>;

/**
 * The effect on the history: a new entry, one joined with the previous entry if that is of the same field, the first
 * one, none.
 */
type Mode = 'record' | { readonly join: string } | 'start' | 'view';

interface ChangeRequest {
  readonly mode: Mode;
  /** The field that shows why it was refused. */
  readonly field?: string;
  /** Whether it is still wanted. */
  readonly isNewest?: () => boolean;
  /** Whether to show it even if more is waiting, as for each move of a drag. */
  readonly isStep?: boolean;
}

/**
 * The problem that the reader works on. Every change goes through the core, one request each, and a refused one
 * changes nothing. Changes are applied in order, each to the result of the one before.
 */
export class Workbench extends Store<WorkbenchState> {
  readonly #queue = new Queue();
  readonly #history = new History<HistoryEntry>();
  /** Requests from before a problem was opened are dropped; of several problems opened, all but the last are. */
  readonly #openings = new Newest();
  readonly #choices = new Newest();
  /** The result of all requests so far. */
  #work: Work | undefined;
  /** How many requests are waiting that would replace what is shown. */
  #nWaiting = 0;
  /** The last request, if it is a nudge that has not started. */
  #waitingNudge: { nudge: Nudge; readonly done: Promise<boolean> } | undefined;

  constructor(private readonly client: EngineClient = engine) {
    super({ work: undefined, fieldError: undefined, error: undefined, canUndo: false, canRedo: false, isSlow: false });
  }

  /** Opens the first problem, or another one from the address: nothing to undo, and pending requests are dropped. */
  open(source: Source, view: View): Promise<boolean> {
    this.#openings.ask();
    this.#choices.ask();
    return this.#enqueue({ mode: 'start' }, async (_, isNewest) => {
      const problem = await this.#problemOf(source);
      return isNewest() ? this.#compute({ source, problem, ...view }) : undefined;
    });
  }

  choose(source: Source): Promise<boolean> {
    return this.#enqueue({ mode: 'record', isNewest: this.#choices.ask() }, async (work, isNewest) => {
      const problem = await this.#problemOf(source);
      if (!isNewest()) return undefined;
      const { format = 'short', naming = 'sheet' } = work ?? {};
      return this.#compute({ source, problem, sample: 0, format, naming });
    });
  }

  /** Of the current sample, unless another is given; errors are then stored under `field`. */
  setNumber(id: ValueId, text: string, sample = this.value.work?.sample ?? 0, field: string = id): Promise<boolean> {
    return this.#edit({ mode: 'record', field }, () => ({ number: { id, sample, text } }));
  }

  /** Changes a number by some units; nudges that arrive while the core is busy are added up. */
  nudge(nudge: Nudge): Promise<boolean> {
    const waiting = this.#waitingNudge;
    const { field, unit, draft } = nudge;
    if (waiting && waiting.nudge.field === field && waiting.nudge.unit === unit && draft === undefined) {
      waiting.nudge = { ...waiting.nudge, n: waiting.nudge.n + nudge.n };
      return waiting.done;
    }
    const done = this.#edit({ mode: { join: field }, field, isStep: true }, () => {
      const { id, sample, draft: text, n } = own.nudge;
      if (this.#waitingNudge === own) this.#waitingNudge = undefined;
      return { nudge: { id, sample, unit, n, ...(text === undefined ? {} : { text }) } };
    });
    const own = { nudge, done };
    this.#waitingNudge = own;
    return done;
  }

  /** Makes the next change an entry of its own in the history, even if it changes the same number. */
  endNudges(): void {
    this.#waitingNudge = undefined;
    // The core may still be working on the last of them.
    void this.#queue.add(async () => this.#history.close());
  }

  /** `change` is applied to the shape at that time. */
  reshape(change: (shape: Shape) => Partial<Shape>): Promise<boolean> {
    return this.#edit({ mode: 'record' }, ({ problem }) => {
      const shape = shapeOf(problem);
      return { shape: { ...shape, ...change(shape) } };
    });
  }

  /** A change of the problem; `field` shows why it was refused. */
  edit(edit: Edit, field?: string): Promise<boolean> {
    return this.#edit({ mode: 'record', ...(field === undefined ? {} : { field }) }, () => edit);
  }

  setRule(rule: Rule): Promise<boolean> {
    return this.#edit({ mode: 'record' }, () => ({ rule }));
  }

  setTrainingStep(trainingStep: number): Promise<boolean> {
    return this.#edit({ mode: 'record' }, () => ({ trainingStep }));
  }

  setView(view: Partial<View>): Promise<boolean> {
    return this.#enqueue({ mode: 'view' }, async (work) => work && this.#compute({ ...work, ...view }));
  }

  undo(): Promise<boolean> {
    return this.#restore(
      () => this.#history.undo(),
      () => this.#history.redo(),
    );
  }

  redo(): Promise<boolean> {
    return this.#restore(
      () => this.#history.redo(),
      () => this.#history.undo(),
    );
  }

  forgetErrors(): void {
    this.update({ error: undefined, fieldError: undefined });
  }

  #restore(move: () => HistoryEntry | undefined, back: () => void): Promise<boolean> {
    return this.#enqueue({ mode: 'view' }, async (work) => {
      const entry = move();
      if (!entry) return undefined;
      try {
        const { format, naming } = work ?? entry;
        return await this.#compute({ ...entry, format, naming });
      } catch (cause) {
        back();
        throw cause;
      }
    });
  }

  #edit(request: ChangeRequest, edit: (work: Work) => Edit): Promise<boolean> {
    return this.#enqueue(request, async (work) => work && this.#compute({ ...work, source: edited }, [edit(work)]));
  }

  /** Applies a request to the current work at that time. Resolves to whether it succeeded. */
  #enqueue(
    request: ChangeRequest,
    make: (work: Work | undefined, isNewest: () => boolean) => Promise<Work | undefined>,
  ): Promise<boolean> {
    const isOpen = this.#openings.current();
    const isNewest = () => isOpen() && (request.isNewest?.() ?? true);
    const before = this.value;
    this.#waitingNudge = undefined;
    if (!request.isStep) this.#nWaiting += 1;
    return this.#queue.add(async () => {
      if (!request.isStep) this.#nWaiting -= 1;
      if (!isNewest()) return false;
      const slow = setTimeout(() => this.update({ isSlow: true }), slowMs);
      try {
        const work = await make(this.#work, isNewest);
        if (!isNewest()) return false;
        if (work) this.#replaceWork(work, request.mode);
        // Errors reported since it was requested are about something else.
        const { error, fieldError } = this.value;
        this.#show({
          error: error === before.error ? undefined : error,
          fieldError: fieldError === before.fieldError ? undefined : fieldError,
        });
        return work !== undefined;
      } catch (cause) {
        const error = reasonOf(cause);
        if (isNewest())
          this.#show(request.field === undefined ? { error } : { fieldError: { id: request.field, error } });
        return false;
      } finally {
        clearTimeout(slow);
        if (this.value.isSlow) this.update({ isSlow: false });
      }
    });
  }

  #replaceWork(work: Work, mode: Mode): void {
    this.#work = work;
    const { source, problem, sample, format, naming } = work;
    const kept: HistoryEntry = { source, problem, sample, format, naming };
    if (mode === 'start') this.#history.start(kept);
    else if (mode !== 'view') this.#history.push(kept, mode === 'record' ? undefined : mode.join);
  }

  /** Shows the current work, unless it is about to be replaced. */
  #show(said: Partial<Pick<WorkbenchState, 'error' | 'fieldError'>>): void {
    const work = this.#nWaiting === 0 ? this.#work : this.value.work;
    const { canUndo, canRedo } = this.#history;
    this.update({ work, canUndo, canRedo, ...said });
  }

  async #compute(
    { source, problem, sample, format, naming }: HistoryEntry,
    edits: readonly Edit[] = [],
  ): Promise<Work> {
    const made = await this.client.request('editProblem', { problem, edits, sample, format });
    const last = edits.at(-1);
    const typed = last && 'number' in last ? last.number : undefined;
    const both = made.twoReadings ?? undefined;
    return {
      source,
      format,
      naming,
      problem: made.problem,
      sample: made.sample,
      pass: new Pass(namedBy(naming, made.trace)),
      numbers: new Map(made.numbers.map(({ id, text }) => [id, text])),
      link: made.link,
      ...(typed && both ? { doubtful: { id: typed.id, sample: typed.sample, both } } : {}),
    };
  }

  #problemOf(source: Source): Promise<Problem> {
    switch (source.kind) {
      case 'preset':
        return this.client.request('presetProblem', { name: source.name });
      case 'exercise':
        return this.client.request('exerciseProblem', source.exercise);
      case 'link':
        return this.client.request('problemFromLink', { text: source.text });
      case 'edited':
        throw new Error('an edited problem has no source to make it from');
    }
  }
}

const edited: Source = { kind: 'edited' };

export function shapeOf(problem: Problem): Shape {
  const inputs = problem.samples[0]?.input.length ?? 0;
  return {
    sizes: [inputs, ...problem.layers.map(({ weight }) => weight.length)],
    nSamples: problem.samples.length,
    loss: problem.loss,
    activations: problem.layers.map(({ activation }) => activation),
  };
}
