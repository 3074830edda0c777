import { Store } from '../../../base/store';
import { engine, reasonOf } from '../../../engine/client';
import type { EngineError } from '../../../engine/protocol';
import type { Circuit, CircuitEdit, CircuitProblem, Format, TwoReadings, ValueId } from '../../../engine/wire';
import { Newest } from '../../../session/latest';
import { Queue } from '../../../session/queue';
import { StepPass } from '../../../trace/pass';
import { History } from '../history';

export type CircuitPass = StepPass<Circuit>;

/** The current work: an expression with the values of its variables, written out. */
export interface CircuitWork {
  readonly problem: CircuitProblem;
  readonly pass: CircuitPass;
  readonly format: Format;
  /** The values as written in an address. */
  readonly values: string;
  /** The number that was just typed, if it can be read in two ways. */
  readonly doubtful?: { readonly id: ValueId; readonly both: TwoReadings };
}

/** A text that was refused: the last good one is kept. */
export interface FieldError {
  /** The id of the variable, or `expression`. */
  readonly id: string;
  readonly text: string;
  readonly error: EngineError;
}

export interface CircuitState {
  readonly work: CircuitWork | undefined;
  readonly fieldError: FieldError | undefined;
  /** Why the last request could not be done. The previous work is still there. */
  readonly error: EngineError | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** An expression with the values of its variables, as in an address. */
export interface CircuitText {
  readonly expression: string;
  readonly values: string;
}

interface ChangeRequest {
  /** The field that shows why it was refused, and what was typed there. */
  readonly field?: { readonly id: string; readonly text: string };
  /** Joins the history entry of other changes with this key. */
  readonly join?: string;
  readonly mode: 'start' | 'record' | 'view';
}

/** The expression that the reader works on. Changes are applied in order, and a refused one changes nothing. */
export class CircuitBench extends Store<CircuitState> {
  readonly #queue = new Queue();
  readonly #history = new History<CircuitProblem>();
  readonly #openings = new Newest();

  constructor() {
    super({ work: undefined, fieldError: undefined, error: undefined, canUndo: false, canRedo: false });
  }

  /** Opens what an address says: nothing to undo, and pending requests are dropped. */
  open(text: CircuitText, format: Format): Promise<boolean> {
    this.#openings.ask();
    return this.#enqueue({ mode: 'start' }, async () => this.#compute(await problemOf(text), [], format));
  }

  /** An example, which can be undone. */
  choose(text: CircuitText): Promise<boolean> {
    return this.#enqueue({ mode: 'record' }, async (work) =>
      this.#compute(await problemOf(text), [], work?.format ?? 'short'),
    );
  }

  setExpression(text: string): Promise<boolean> {
    return this.#edit({ mode: 'record', field: { id: 'expression', text } }, { expression: text });
  }

  setNumber(id: ValueId, text: string): Promise<boolean> {
    return this.#edit({ mode: 'record', field: { id, text } }, { number: { id, text } });
  }

  nudge(id: ValueId, unit: string, n: number, draft: string | undefined): Promise<boolean> {
    const text = draft === undefined ? {} : { text: draft };
    return this.#edit(
      { mode: 'record', join: id, field: { id, text: draft ?? '' } },
      { nudge: { id, unit, n, ...text } },
    );
  }

  /** Makes the next change an entry of its own in the history, even if it changes the same number. */
  endNudges(): void {
    void this.#queue.add(async () => this.#history.close());
  }

  setFormat(format: Format): Promise<boolean> {
    return this.#enqueue({ mode: 'view' }, async (work) => work && this.#compute(work.problem, [], format));
  }

  undo(): Promise<boolean> {
    return this.#restore(() => this.#history.undo());
  }

  redo(): Promise<boolean> {
    return this.#restore(() => this.#history.redo());
  }

  #restore(move: () => CircuitProblem | undefined): Promise<boolean> {
    return this.#enqueue({ mode: 'view' }, async (work) => {
      const problem = move();
      return problem && this.#compute(problem, [], work?.format ?? 'short');
    });
  }

  #edit(request: ChangeRequest, edit: CircuitEdit): Promise<boolean> {
    return this.#enqueue(request, async (work) => work && this.#compute(work.problem, [edit], work.format));
  }

  #enqueue(
    { mode, join, field }: ChangeRequest,
    make: (work: CircuitWork | undefined) => Promise<CircuitWork | undefined>,
  ): Promise<boolean> {
    const isNewest = this.#openings.current();
    return this.#queue.add(async () => {
      if (!isNewest()) return false;
      try {
        const work = await make(this.value.work);
        if (!isNewest() || !work) return false;
        if (mode === 'start') this.#history.start(work.problem);
        else if (mode === 'record') this.#history.push(work.problem, join);
        const { canUndo, canRedo } = this.#history;
        this.set({ work, fieldError: undefined, error: undefined, canUndo, canRedo });
        return true;
      } catch (cause) {
        const error = reasonOf(cause);
        if (isNewest()) this.update(field ? { fieldError: { ...field, error } } : { error });
        return false;
      }
    });
  }

  async #compute(problem: CircuitProblem, edits: readonly CircuitEdit[], format: Format): Promise<CircuitWork> {
    const made = await engine.request('editCircuit', { problem, edits, format });
    const last = edits.at(-1);
    const typed = last && 'number' in last ? last.number : undefined;
    const both = made.twoReadings ?? undefined;
    const doubtful = typed && both ? { doubtful: { id: typed.id, both } } : {};
    return { problem: made.problem, pass: new StepPass(made.circuit), format, values: made.values, ...doubtful };
  }
}

function problemOf({ expression, values }: CircuitText): Promise<CircuitProblem> {
  return engine.request('circuitFromLink', { expression, values });
}
