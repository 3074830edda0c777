/** The graph of an expression as the data of its figure, at one position of its steps. */

import { digits } from '../../../base/locale';
import { words } from '../../../base/words';
import type { CircuitNode, ValueId } from '../../../engine/wire';
import type { CircuitFlow, CircuitNumber, CircuitPart } from '../../../figures/circuit-graph';
import { isolated, nameInText } from '../../../trace/names';
import { equation } from '../../../trace/plain-text';
import type { CircuitPass } from './bench';
import { catalog } from './text';

export function partsOf(pass: CircuitPass, position: number): readonly CircuitPart[] {
  return pass.trace.nodes.map((node) => partOf(node, pass, position));
}

function partOf(node: CircuitNode, pass: CircuitPass, position: number): CircuitPart {
  const lit = pass.litAt(position);
  const now = pass.stepAt(position);
  const isAbout = now !== undefined && [now.unit, pass.value(now.defines).about].includes(node.id);
  const messages = words(catalog);
  const known = (id: ValueId | undefined): CircuitNumber | undefined => {
    if (id === undefined || pass.definedAt(id) > position) return undefined;
    return { id, text: digits(pass.value(id).number.text), isLit: lit.has(id) };
  };
  const [value, gradient] = [known(node.id), known(node.gradient)];
  const step = pass.stepAt(pass.definedAt(node.id));
  const head = step
    ? messages.node(nameInText(node.name), isolated(formulaOf(equation(step, pass.values))))
    : messages.variable(nameInText(node.name), isolated(value?.text ?? ''));
  const description = [
    head,
    ...(step && value ? [messages.valueOf(isolated(value.text))] : []),
    ...(gradient ? [isolated(`${gradient.id} = ${gradient.text}`)] : []),
  ];
  return {
    id: node.id,
    name: node.name,
    operation: digits(node.operation?.label ?? ''),
    sources: node.sources,
    depth: node.depth,
    value,
    gradient,
    isLit: isAbout || lit.has(node.id) || (node.gradient !== undefined && lit.has(node.gradient)),
    description: description.join('; '),
  };
}

/** `x + y` of `q = x + y = −2 + 5 = 3`. */
function formulaOf(line: string): string {
  return line.split(' = ')[1] ?? line;
}

/** The edges that a step follows: forward into the operation, backward from it to what is asked about. */
export function flowsOf(pass: CircuitPass, position: number): readonly CircuitFlow[] {
  const step = pass.stepAt(position);
  const node = pass.trace.nodes.find(({ id }) => id === step?.unit);
  if (!step || !node) return [];
  const to = node.id;
  if (step.kind === 'operation') return node.sources.map((from) => ({ from, to, flow: 'forward' }));
  const about = pass.value(step.defines).about;
  if (step.kind === 'localDerivative' || step.kind === 'chainRule') {
    return about === undefined ? [] : [{ from: about, to, flow: 'backward' }];
  }
  if (step.kind !== 'pathSum') return [];
  const users = pass.trace.nodes.filter(({ sources }) => sources.includes(node.id));
  return users.map(({ id }) => ({ from: node.id, to: id, flow: 'backward' }));
}

/** The name of the whole expression: f, unless a variable has that name. */
export function outputName(pass: CircuitPass): string {
  const { name } = pass.value(pass.trace.output);
  return name ? nameInText(name) : '';
}
