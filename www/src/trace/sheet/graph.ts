import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { Unit, ValueId } from '../../engine/wire';
import type { Graph, GraphEdge, GraphNode, GraphValue } from '../../figures/network-graph-data';
import { functionName } from '../activations';
import type { Pass } from '../pass';
import { nameText, textOf } from '../plain-text';
import { catalog } from '../text';

/** As wide as handwriting needs for a number, or as the available space. */
const places = { wide: '−0.0000', narrow: '0.0' };

/** The network on paper: its weights and biases, and blanks for what is to be computed. */
export function blankGraph(pass: Pass): Graph {
  const { inputs, layers, nSamples, values } = pass.trace;
  const messages = words(catalog);
  const place = places[layers.length < 4 ? 'wide' : 'narrow'];
  const empty = (id: ValueId, letter?: string) => emptyRow(id, place, letter);
  const weights = values.filter(({ role }) => role === 'weight').map(({ number }) => Math.abs(number.value));
  const largest = Math.max(...weights);
  const nodeOf = (id: ValueId) => pass.units.find(({ output }) => output === id)?.id ?? `node ${id}`;

  const input = (id: ValueId): GraphNode => {
    const { name } = pass.value(id);
    const row = nSamples === 1 ? given(pass, id) : empty(id);
    return { id: `node ${id}`, ...(name ? { name } : {}), rows: [row], state: 'done', description: messages.input(id) };
  };
  const unit = ({ id, name, bias, preActivation, output }: Unit): GraphNode => {
    const rows = preActivation === output ? [empty(id)] : [empty(preActivation, 'z'), empty(output, 'a')];
    const named = bias ? { ...given(pass, bias), ...nameOf(pass, bias) } : undefined;
    return {
      id,
      name,
      rows,
      ...(named ? { bias: named } : {}),
      state: 'done',
      description: messages.unit(nameText(name), bias ? spoken(pass, bias) : ''),
    };
  };
  const edges = (unit: Unit): GraphEdge[] =>
    unit.connections.map(({ weight, source, product }) => {
      const { number } = pass.value(weight);
      return {
        id: weight,
        from: nodeOf(source),
        to: unit.id,
        name: nameOf(pass, weight).name ?? { letter: weight, subscript: '' },
        text: digits(number.text),
        sign: number.sign,
        strength: largest > 0 ? Math.abs(number.value) / largest : 0,
        state: 'done',
        result: empty(product),
        description: messages.weight(spoken(pass, weight), source, unit.id),
      };
    });
  const columns = layers.map(({ letter, activation, units }, i) => {
    const name = i === layers.length - 1 ? messages.output : letter;
    const caption = activation === 'identity' ? name : `${name} · ${functionName(activation)}`;
    return { caption, nodes: units.map(unit) };
  });
  return {
    columns: [{ caption: messages.inputs, nodes: inputs.map(input) }, ...columns],
    edges: pass.units.flatMap(edges),
  };
}

function given(pass: Pass, id: ValueId): GraphValue {
  const { number } = pass.value(id);
  return { id, text: digits(number.text), shown: true, sign: number.sign, state: 'done' };
}

function emptyRow(id: ValueId, place: string, letter?: string): GraphValue {
  const name = letter === undefined ? {} : { name: { letter, subscript: '' } };
  return { id, ...name, text: place, shown: false, sign: 0, state: 'done' };
}

function nameOf(pass: Pass, id: ValueId): Pick<GraphValue, 'name'> {
  const { name } = pass.value(id);
  return name ? { name } : {};
}

function spoken(pass: Pass, id: ValueId): string {
  return `${textOf(id, pass.values)} = ${digits(pass.value(id).number.text)}`;
}
