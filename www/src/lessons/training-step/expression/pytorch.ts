/** An expression as a PyTorch script, which prints its numbers beside those of the page and compares them. */

import type { CircuitNode, CircuitProblem, Value } from '../../../engine/wire';
import { type FunctionName, type Notation, write } from '../../../trace/notation';
import { nameText } from '../../../trace/plain-text';
import { python } from '../../../trace/python-number';
import type { CircuitPass } from './bench';

/** Needs only Python and torch. */
export function circuitScript(problem: CircuitProblem, pass: CircuitPass): string {
  const { nodes, output } = pass.trace;
  const operations = nodes.filter(({ operation }) => operation !== null && operation !== undefined);
  const lines = [
    ...head,
    `# ${problem.expression}`,
    ...problem.values.map(({ id, text }) => `${id} = number(${python(text)}).requires_grad_()`),
    '',
    '# An operation each.',
    ...operations.map((node) => `${node.id} = ${formulaOf(node, pass)}`),
    '',
    `for node in [${nodes
      .filter(({ gradient }) => gradient)
      .map(({ id }) => id)
      .join(', ')}]:`,
    '    node.retain_grad()',
    `${output}.backward()`,
    '',
    ...tolerance(nodes),
    ...kinks(pass),
    'print("Forward")',
    ...operations.map(({ id }) => check(id, id, pass.value(id))),
    'print("\\nBackward")',
    ...nodes
      .toReversed()
      .flatMap(({ id, gradient }) => (gradient ? [check(gradient, `${id}.grad`, pass.value(gradient))] : [])),
    'print("\\nAll numbers agree.")',
  ];
  return `${lines.join('\n')}\n`;
}

const head = [
  '"""The chain rule by PyTorch, in float64: each number is printed beside the one that chainrule shows."""',
  'import torch',
  '',
  '',
  'def number(x):',
  '    return torch.as_tensor(x, dtype=torch.float64)',
  '',
  '',
];

function formulaOf(node: CircuitNode, pass: CircuitPass): string {
  const [formula] = pass.stepAt(pass.definedAt(node.id))?.formulas ?? [];
  return formula ? write(formula, notation) : node.id;
}

const notation: Notation = {
  plus: ' + ',
  minus: ' - ',
  times: ' * ',
  drawn: false,
  value: (id) => ({ text: id, strength: 'atom' }),
  symbol: (name) => ({ text: nameText(name), strength: 'atom' }),
  number: ({ text, sign }) => ({
    text: python(text),
    strength: text.includes('/') ? 'quotient' : 'atom',
    minus: sign < 0,
  }),
  quotient: (numerator, denominator) => `${numerator} / ${denominator}`,
  power: (base, exponent) => `${base}**${exponent}`,
  raise: (base, exponent) => `number(${base})**${exponent}`,
  exponential: (exponent) => called('exp', [exponent]),
  root: (argument) => called('sqrt', [argument]),
  absolute: (argument) => called('abs', [argument]),
  applied: (name, _, args) => called(torchName(name), args),
  parenthesized: (text) => `(${text})`,
};

/** Functions of torch take tensors, also where the operand is a number. */
function called(name: string, args: readonly string[]): string {
  return `torch.${name}(${args.map((arg) => (/^[\d(.-]/.test(arg) ? `number(${arg})` : arg)).join(', ')})`;
}

function torchName(name: FunctionName): string {
  switch (name) {
    case 'ln':
      return 'log';
    case 'max':
      return 'maximum';
    case 'min':
      return 'minimum';
    default:
      return typeof name === 'string' ? name : '';
  }
}

function tolerance(nodes: readonly CircuitNode[]): string[] {
  return [
    '# Tolerance. A number takes at most 200 operations to compute, each off by at most eps / 2 of the largest number.',
    `involved = [${nodes.map(({ id }) => id).join(', ')}]`,
    'numbers = involved + [node.grad for node in involved if node.grad is not None]',
    'largest = max(1.0, *(float(x.detach().abs()) for x in numbers))',
    'rounding = 200 * torch.finfo(torch.float64).eps / 2 * largest**2',
    '',
    '',
    'def check(name, number, shown, nearest):',
    '    """`shown` is what the page shows, `nearest` the float64 that it was rounded from."""',
    '    number = number.item()',
    '    print(f"{name:<14} {number:>24.17g}   chainrule: {shown}")',
    '    assert abs(number - nearest) <= rounding, f"{name}: {number} is not {nearest}"',
    '',
    '',
  ];
}

/** Where two operands of a maximum are equal, PyTorch has another convention. */
function kinks(pass: CircuitPass): string[] {
  const isKink = pass.trace.steps.some(({ remark }) => remark === 'kink');
  if (!isKink) return [];
  return [
    '# There is a kink exactly here. Of two equal operands, chainrule gives the derivative to the first, PyTorch half to each.',
  ];
}

function check(id: string, tensor: string, { number }: Value): string {
  return `check("${id}", ${tensor}, "${number.textExact ? '=' : '≈'} ${number.text}", ${number.value})`;
}
