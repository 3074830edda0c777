/** The network of a trace as the data of its picture, at one position of the pass. */

import { digits, words } from '../app/locale';
import type { Unit, Value, ValueId } from '../engine/trace';
import type { Graph, GraphEdge, GraphNode, GraphValue, PartState } from '../figures/network-graph-data';
import { functionName } from './formula';
import type { Pass } from './pass';
import { catalog } from './text';

export function graphOf(pass: Pass, position: number): Graph {
  return new Drawing(pass, position).graph();
}

class Drawing {
  readonly #lit: ReadonlySet<ValueId>;
  readonly #largestWeight: number;
  readonly #messages = words(catalog);

  constructor(
    private readonly pass: Pass,
    private readonly position: number,
  ) {
    this.#lit = pass.litAt(position);
    const weights = pass.trace.values.filter((value) => value.role === 'weight');
    this.#largestWeight = Math.max(...weights.map((weight) => Math.abs(weight.number.value)));
  }

  graph(): Graph {
    const { inputs, layers, targets } = this.pass.trace;
    const messages = this.#messages;
    const columns = layers.map(({ letter, activation, units }, i) => {
      const isOutput = i === layers.length - 1;
      const name = activation === 'identity' ? undefined : functionName(activation);
      const caption = isOutput ? messages.output : letter;
      return { caption: name ? `${caption} · ${name}` : caption, nodes: units.map((unit) => this.#unit(unit)) };
    });
    return {
      columns: [{ caption: messages.inputs, nodes: inputs.map((id) => this.#given(id)) }, ...columns],
      edges: layers.flatMap(({ units }) => units.flatMap((unit) => this.#edges(unit))),
      target: {
        id: 'target',
        caption: messages.targetCaption,
        rows: targets.map((id) => this.#row(id)),
        state: this.#stateOf(targets),
        description: targets.map((id) => messages.target(this.#spoken(id))).join('; '),
      },
      loss: this.#loss(),
    };
  }

  #given(id: ValueId): GraphNode {
    const value = this.pass.value(id);
    const { name } = value;
    const row = this.#row(id, 'nothing');
    const description = this.#messages.input(this.#spoken(id));
    return { id: `node ${id}`, ...(name ? { name } : {}), rows: [row], state: this.#stateOf([id]), description };
  }

  #unit(unit: Unit): GraphNode {
    const ids = [...new Set([unit.preActivation, unit.output])];
    const rows = ids.map((id) => this.#row(id, ids.length > 1 ? 'letter' : 'nothing'));
    const said = [unit.bias, ...ids].map((id) => this.#spoken(id)).join(', ');
    return {
      id: unit.id === unit.output ? `node ${unit.id}` : unit.id,
      name: unit.name,
      rows,
      bias: this.#row(unit.bias),
      state: this.#stateOf([unit.bias, ...ids]),
      description: this.#messages.unit(unit.id, said),
    };
  }

  #edges(unit: Unit): GraphEdge[] {
    const to = unit.id === unit.output ? `node ${unit.id}` : unit.id;
    return unit.connections.map(({ weight, source, product }) => {
      const value = this.pass.value(weight);
      const isLit = this.#lit.has(product);
      const isCurrent = this.pass.stepAt(this.position)?.unit === unit.id;
      const result = this.#row(product, 'nothing');
      return {
        id: weight,
        from: this.#nodeOf(source),
        to,
        name: value.name ?? { letter: weight, subscript: '' },
        text: digits(value.number.decimal),
        sign: value.number.sign,
        strength: this.#largestWeight > 0 ? Math.abs(value.number.value) / this.#largestWeight : 0,
        state: isLit ? 'lit' : this.#isKnown(product) ? 'done' : 'coming',
        result: { ...result, shown: result.shown && isCurrent },
        description: this.#messages.weight(this.#spoken(weight), source, unit.id),
      };
    });
  }

  #loss(): GraphNode {
    const { loss, values } = this.pass.trace;
    const ids = values.filter(({ role, id }) => role === 'error' || id === loss).map(({ id }) => id);
    return {
      id: 'loss',
      caption: this.#messages.lossCaption,
      rows: ids.map((id) => this.#row(id)),
      state: this.#stateOf(ids),
      description: this.#messages.loss(ids.map((id) => this.#spoken(id)).join(', ')),
    };
  }

  /** The node that a value stands in. */
  #nodeOf(id: ValueId): string {
    const unit = this.pass.trace.layers.flatMap(({ units }) => units).find(({ output }) => output === id);
    return unit && unit.id !== unit.output ? unit.id : `node ${id}`;
  }

  #row(id: ValueId, naming: 'full' | 'letter' | 'nothing' = 'full'): GraphValue {
    const { name, number } = this.pass.value(id);
    const shownName = name && { letter: name.letter, subscript: naming === 'full' ? name.subscript : '' };
    return {
      id,
      ...(shownName && naming !== 'nothing' ? { name: shownName } : {}),
      text: digits(number.decimal),
      shown: this.#isKnown(id),
      sign: number.sign,
      state: this.#state(id),
    };
  }

  #state(id: ValueId): PartState {
    return this.#lit.has(id) ? 'lit' : this.#isKnown(id) ? 'done' : 'coming';
  }

  /** A node is done with its last value, and lit as long as one of its values is. */
  #stateOf(ids: readonly ValueId[]): PartState {
    const states = ids.map((id) => this.#state(id));
    return states.includes('lit') ? 'lit' : states.includes('coming') ? 'coming' : 'done';
  }

  #isKnown(id: ValueId): boolean {
    return this.pass.definedAt(id) <= this.position;
  }

  /** `z_H1 = −0.25`, or that it is not known yet. */
  #spoken(id: ValueId): string {
    const value: Value = this.pass.value(id);
    return this.#isKnown(id) ? `${id} = ${digits(value.number.decimal)}` : this.#messages.unknown(id);
  }
}
