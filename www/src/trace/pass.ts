import type { Step, Trace, Value, ValueId } from '../engine/trace';

/** A trace with what is asked of it again and again. Position 0 is before the first step, position k after the k-th. */
export class Pass {
  readonly values: ReadonlyMap<ValueId, Value>;
  readonly #definedAt: ReadonlyMap<ValueId, number>;

  constructor(readonly trace: Trace) {
    this.values = new Map(trace.values.map((value) => [value.id, value]));
    this.#definedAt = new Map(trace.steps.map((step, i) => [step.defines, i + 1]));
  }

  /** The number of steps, and the last position. */
  get last(): number {
    return this.trace.steps.length;
  }

  /** The step that leads to a position; none leads to 0. */
  stepAt(position: number): Step | undefined {
    return this.trace.steps[position - 1];
  }

  /** The position from which on a value is known: 0 for what is given. */
  definedAt(id: ValueId): number {
    return this.#definedAt.get(id) ?? 0;
  }

  value(id: ValueId): Value {
    const value = this.values.get(id);
    if (!value) throw new Error(`a trace refers to a value "${id}" that it does not have`);
    return value;
  }

  /** The values that a position is about: what its step uses and what it defines. */
  litAt(position: number): ReadonlySet<ValueId> {
    const step = this.stepAt(position);
    return new Set(step ? [...step.operands, step.defines] : []);
  }
}
