import type { Parameter, Phase, Step, Trace, Unit, Value, ValueId } from '../engine/wire';

/** The weights of a unit, then its bias, as far as it has them. */
export function parametersOf({ connections, bias }: Unit): ValueId[] {
  return [...connections.map(({ weight }) => weight), ...(bias ? [bias] : [])];
}

/** The inputs of a layer. */
export function sourcesOf({ trace }: Pass, layer: number): readonly ValueId[] {
  return layer === 0 ? trace.inputs : (trace.layers[layer - 1]?.units.map(({ output }) => output) ?? []);
}

/** The weight of a unit from each input of its layer; undefined where there is none. */
export function weightsOf(pass: Pass, { connections }: Unit, layer: number): (ValueId | undefined)[] {
  return sourcesOf(pass, layer).map((id) => connections.find(({ source }) => source === id)?.weight);
}

/** A trace with lookups. Position 0 is before the first step, position k after the k-th. */
export class Pass {
  readonly values: ReadonlyMap<ValueId, Value>;
  /** Weights and biases by id. */
  readonly parameters: ReadonlyMap<ValueId, Parameter>;
  readonly units: readonly Unit[];
  readonly #definedAt: ReadonlyMap<ValueId, number>;
  /** The last position. */
  readonly last: number;

  /** With `until`, only the phases up to that one. */
  constructor(
    readonly trace: Trace,
    until: Phase = 'again',
  ) {
    this.values = new Map(trace.values.map((value) => [value.id, value]));
    this.parameters = new Map(trace.parameters.map((parameter) => [parameter.id, parameter]));
    this.units = trace.layers.flatMap(({ units }) => units);
    this.#definedAt = new Map(trace.steps.map((step, i) => [step.defines, i + 1]));
    this.last = this.endOf(until);
  }

  /** The step that leads to a position; undefined for 0. */
  stepAt(position: number): Step | undefined {
    return this.trace.steps[position - 1];
  }

  phaseAt(position: number): Phase {
    return this.stepAt(position)?.phase ?? 'forward';
  }

  /** The position at which a phase is done. */
  endOf(phase: Phase): number {
    return this.trace.phases.find((end) => end.phase === phase)?.end ?? 0;
  }

  /** The position before its first step. */
  startOf(phase: Phase): number {
    const at = this.trace.phases.findIndex((end) => end.phase === phase);
    return this.trace.phases[at - 1]?.end ?? 0;
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

  /** Undefined for what an update that overflowed did not compute. */
  find(id: ValueId): Value | undefined {
    return this.values.get(id);
  }

  unit(id: string | undefined): Unit | undefined {
    return this.units.find((unit) => unit.id === id);
  }

  /** The values that a position is about: those that its step uses and defines. */
  litAt(position: number): ReadonlySet<ValueId> {
    const step = this.stepAt(position);
    return new Set(step ? [...step.operands, step.defines] : []);
  }

  /** The ids together with those they belong to, so that a gradient lights its weight as well. */
  related(ids: Iterable<ValueId>): ReadonlySet<ValueId> {
    const all = new Set<ValueId>();
    for (const id of ids) {
      all.add(id);
      const about = this.values.get(id)?.about;
      if (about) all.add(about);
    }
    return all;
  }
}
