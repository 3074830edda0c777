/** The network of a trace as the data of its figure, at one position of the training step. */

import { digits, series } from '../base/locale';
import { words } from '../base/words';
import type { Connection, Name, Phase, TraceNumber, Unit, ValueId } from '../engine/wire';
import type { Graph, GraphEdge, GraphName, GraphNode, GraphValue, PartState } from '../figures/network-graph-data';
import { functionName } from './activations';
import type { Pass } from './pass';
import { textOf } from './plain-text';
import { catalog } from './text';

export interface GraphOptions {
  /** Whether inputs, weights, biases and targets may be edited in place. */
  readonly editable?: boolean;
  /** Values that the reader is to find, shown as question marks. */
  readonly hidden?: ReadonlySet<ValueId>;
}

export function graphOf(pass: Pass, position: number, options: GraphOptions = {}): Graph {
  return new Drawing(pass, position, options).graph();
}

class Drawing {
  readonly #lit: ReadonlySet<ValueId>;
  readonly #largestWeight: number;
  readonly #messages = words(catalog);
  readonly #phase: Phase;

  constructor(
    private readonly pass: Pass,
    private readonly position: number,
    private readonly options: GraphOptions,
  ) {
    this.#lit = pass.litAt(position);
    this.#phase = pass.phaseAt(position);
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
      columns: [{ caption: messages.inputs, nodes: inputs.map((id) => this.#input(id)) }, ...columns],
      edges: layers.flatMap(({ units }) => units.flatMap((unit) => this.#edges(unit))),
      target: {
        id: 'target',
        caption: messages.targetCaption,
        rows: targets.map((id) => this.#editable(this.#row(id), messages.target(id))),
        state: this.#stateOf(targets),
        description: targets.map((id) => messages.target(this.#describe(id))).join('; '),
      },
      loss: this.#loss(),
    };
  }

  #input(id: ValueId): GraphNode {
    const { name } = this.pass.value(id);
    const row = this.#editable(this.#row(id, 'nothing'), this.#messages.input(id));
    const gradient = this.pass.trace.values.find(({ role, about }) => role === 'inputGradient' && about === id);
    const derivatives = gradient && this.#isBackward() ? [this.#derivative(gradient.id, id)] : [];
    const known = derivatives.filter(({ shown }) => shown).map((one) => one.id);
    const description = this.#messages.input(series([id, ...known].map((one) => this.#describe(one))));
    return {
      id: `node ${id}`,
      ...named(name),
      rows: [row, ...derivatives],
      state: this.#stateOf([id, ...known]),
      description,
    };
  }

  /** Forward its sum and its output, backward its delta as well, and after the update both recomputed. */
  #unit(unit: Unit): GraphNode {
    const ids = [...new Set([unit.preActivation, unit.output])].map((id) => this.#currentId(id));
    const rows = ids.map((id) => this.#row(id, ids.length > 1 ? 'letter' : 'nothing'));
    if (this.#isBackward()) {
      const delta = this.#row(unit.delta, 'letter');
      rows.push({ ...delta, name: { letter: 'δ', subscript: '' } });
    }
    const bias = this.#bias(unit);
    const ofBias = bias && unit.bias ? [unit.bias, bias.id] : [];
    const all = [...new Set([...ofBias, ...rows.map(({ id }) => id)])];
    const isSeen = this.#isKnown(unit.delta) && !this.options.hidden?.has(unit.delta);
    const isDead = this.pass.trace.dead.includes(unit.id) && isSeen;
    const { dead: text, deadText, inactive, inactiveText } = this.#messages;
    const dead =
      this.pass.trace.nSamples > 1
        ? { text, description: deadText(unit.id) }
        : { text: inactive, description: inactiveText(unit.id) };
    const said = this.#messages.unit(unit.id, series(all.map((id) => this.#describe(id))));
    return {
      id: unit.id === unit.output ? `node ${unit.id}` : unit.id,
      name: unit.name,
      rows,
      ...(bias ? { bias } : {}),
      state: this.#stateOf([...(bias ? [bias.id] : []), ...rows.map(({ id }) => id)]),
      description: isDead ? `${said}. ${dead.description}` : said,
      ...(isDead ? { mark: dead } : {}),
    };
  }

  /** The bias; in its turn its derivative, and after the update the new one. */
  #bias({ bias, id }: Unit): GraphValue | undefined {
    if (!bias) return undefined;
    const updated = `${bias}′`;
    if (this.#isKnown(updated) && this.pass.find(updated)) return this.#row(updated);
    const gradient = this.#gradientOf(bias);
    if (this.#isBackward() && this.#isKnown(gradient)) return this.#derivative(gradient, bias);
    return this.#editable(this.#row(bias), this.#messages.bias(this.#spoken(bias), id));
  }

  #edges(unit: Unit): GraphEdge[] {
    const to = unit.id === unit.output ? `node ${unit.id}` : unit.id;
    const isCurrent = this.pass.stepAt(this.position)?.unit === unit.id;
    return unit.connections.map((connection) => {
      const { weight, source } = connection;
      const updated = `${weight}′`;
      const isUpdated = this.#isKnown(updated) && this.pass.find(updated) !== undefined;
      const shown = this.pass.value(isUpdated ? updated : weight);
      const { number } = shown;
      const gradient = this.#gradientOf(weight);
      const along = this.#along(connection, isCurrent);
      const hasGradient = this.#isBackward() && this.#isKnown(gradient);
      const spoken = [weight, gradient].filter((_, i) => i === 0 || hasGradient).map((id) => this.#describe(id));
      return {
        id: weight,
        from: this.#nodeOf(source),
        to,
        name: nameOf(shown.name) ?? { letter: weight, subscript: '' },
        text: this.#text(shown.id, number),
        sign: number.sign,
        strength: this.#largestWeight > 0 ? Math.min(1, Math.abs(number.value) / this.#largestWeight) : 0,
        ...along,
        ...(hasGradient ? { second: this.#derivative(gradient, weight) } : {}),
        description: this.#messages.weight(series(spoken), source, unit.id),
        ...(!isUpdated && this.options.editable
          ? { editable: true, editLabel: this.#messages.weight(this.#spoken(weight), source, unit.id) }
          : {}),
      };
    });
  }

  /** What flows along an edge at this position: a product forward, or a delta times a weight backward. */
  #along({ weight, product, path }: Connection, isCurrent: boolean): Pick<GraphEdge, 'state' | 'result' | 'flow'> {
    const gradient = this.#gradientOf(weight);
    const updated = `${weight}′`;
    if (this.#phase === 'backward') {
      const isLit = this.#lit.has(gradient) || (path !== undefined && this.#lit.has(path)) || this.#goesBack(weight);
      const known = path !== undefined && this.pass.find(path) !== undefined;
      const result = known ? this.#row(path, 'nothing') : { ...this.#row(product, 'nothing'), shown: false };
      const shown = known && result.shown && this.#lit.has(path);
      return { flow: 'backward', state: isLit ? 'lit' : 'done', result: { ...result, shown } };
    }
    if (this.#phase === 'update') {
      const isLit = this.#lit.has(updated) || this.#lit.has(weight);
      return { state: isLit ? 'lit' : 'done', result: { ...this.#row(product, 'nothing'), shown: false } };
    }
    const id = this.#phase === 'again' ? (this.#primedProduct(weight) ?? product) : product;
    const isLit = this.#lit.has(id);
    const result = this.#row(id, 'nothing');
    const state = isLit ? 'lit' : this.#isKnown(id) ? 'done' : 'coming';
    return { state, result: { ...result, shown: result.shown && isCurrent } };
  }

  /** A single connection back has no step of its own: the weight is then an operand of ∂L/∂a. */
  #goesBack(weight: ValueId): boolean {
    return this.pass.stepAt(this.position)?.kind === 'activationDerivative' && this.#lit.has(weight);
  }

  #primedProduct(weight: ValueId): ValueId | undefined {
    const primed = `${weight}′`;
    return this.pass.trace.values.find(({ role, about }) => role === 'product' && about === primed)?.id;
  }

  #loss(): GraphNode {
    const { loss, sampleLoss, values } = this.pass.trace;
    const isAgain = this.#phase === 'again';
    const parts = values.filter(({ role, name }) => role === 'error' || (role === 'lossPart' && name?.letter === 'p'));
    const ids = parts.filter(({ name }) => name?.prime === isAgain).map(({ id }) => id);
    if (isAgain) ids.unshift(loss);
    ids.push(...new Set([this.#currentId(sampleLoss), this.#currentId(loss)]));
    const there = ids.filter((id) => this.pass.find(id));
    return {
      id: 'loss',
      caption: this.#messages.lossCaption,
      rows: there.map((id) => this.#row(id)),
      state: this.#stateOf(there),
      description: this.#messages.loss(series(there.map((id) => this.#describe(id)))),
    };
  }

  /** The id of a value at this position: after the update, that of the recomputed one. */
  #currentId(id: ValueId): ValueId {
    const primed = `${id}′`;
    return this.#phase === 'again' && this.pass.find(primed) ? primed : id;
  }

  #isBackward(): boolean {
    return this.#phase === 'backward' || this.#phase === 'update';
  }

  /** The gradient of a parameter known so far: that of the batch, or otherwise that of this sample. */
  #gradientOf(parameter: ValueId): ValueId {
    const { gradient = '', sampleGradient = '' } = this.pass.parameters.get(parameter) ?? {};
    return this.#isKnown(gradient) ? gradient : sampleGradient;
  }

  /** `∂w₁₁`, short for the derivative of the loss with respect to it. */
  #derivative(gradient: ValueId, parameter: ValueId): GraphValue {
    const { name } = this.pass.value(parameter);
    const row = this.#row(gradient, 'nothing');
    return name ? { ...row, name: { letter: `∂${name.letter}`, subscript: name.subscript } } : row;
  }

  /** The node that contains a value. */
  #nodeOf(id: ValueId): string {
    const unit = this.pass.units.find(({ output }) => output === id);
    return unit && unit.id !== unit.output ? unit.id : `node ${id}`;
  }

  #row(id: ValueId, naming: 'full' | 'letter' | 'nothing' = 'full'): GraphValue {
    const { name, number } = this.pass.value(id);
    const own = nameOf(name);
    const shownName = own && naming === 'letter' ? { ...own, subscript: '' } : own;
    return {
      id,
      ...(shownName && naming !== 'nothing' ? { name: shownName } : {}),
      text: this.#text(id, number),
      shown: this.#isKnown(id),
      sign: this.options.hidden?.has(id) ? 0 : number.sign,
      state: this.#state(id),
    };
  }

  #text(id: ValueId, number: TraceNumber): string {
    return this.options.hidden?.has(id) ? '?' : digits(number.text);
  }

  #editable(row: GraphValue, editLabel: string): GraphValue {
    return this.options.editable ? { ...row, editable: true, editLabel } : row;
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

  #spoken(id: ValueId): string {
    return textOf(id, this.pass.values);
  }

  /** `z_H1 = −0.25`, or that it is not known yet. */
  #describe(id: ValueId): string {
    const { number } = this.pass.value(id);
    return this.#isKnown(id)
      ? `${this.#spoken(id)} = ${this.#text(id, number)}`
      : this.#messages.unknown(this.#spoken(id));
  }
}

function nameOf(name: Name | undefined): GraphName | undefined {
  return name && { letter: name.letter, subscript: name.subscript, ...(name.prime ? { prime: true } : {}) };
}

function named(name: Name | undefined): { name?: GraphName } {
  const own = nameOf(name);
  return own ? { name: own } : {};
}
