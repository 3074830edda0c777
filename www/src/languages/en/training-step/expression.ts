import type { Messages } from '../../../lessons/training-step/expression/text';

const text: Messages = {
  kind: 'What is written out',
  kinds: { network: 'A network', expression: 'An expression' },
  figure: 'The expression as a graph of operations',
  legend: (f) => `In each box, the value is above the line. Below it is the derivative of ${f} with respect to it.`,
  loading: 'Computing the graph …',
  failed: 'The expression could not be computed.',
  expression: 'Expression',
  hint: (functions) =>
    `Variables are single letters, with a number if need be (x, w1). Operations: + − * / ^. Functions: ${functions}.`,
  value: (variable) => `Value of ${variable}`,
  values: 'Values of the variables',
  examples: {
    product: '(x + y) · z, as in CS231n',
    neuron: 'A sigmoid neuron, as in CS231n',
    loss: 'A squared error',
    shared: 'A variable used twice',
    kinks: 'A maximum',
    logistic: 'The logistic loss',
  },
  start: 'The chain rule, one operation at a time',
  startText: (f) =>
    `First the numbers run forward through the graph to ${f}. Then the derivative of ${f} runs back: at every operation it is ` +
    'multiplied by that operation’s own derivative, and where paths meet, they add up.',
  startHint:
    'Type an expression of your own above, or change the values of its variables: click or tap and type, or drag sideways.',
  badLink: (why) => `The expression in the address cannot be shown. The first example is shown instead. ${why}`,
  resetLabel: 'Back to the first example',
  variable: (name, value) => `Variable ${name} = ${value}`,
  node: (name, formula) => `${name} = ${formula}`,
  valueOf: (value) => `value ${value}`,
  table: 'Variables and their derivatives',
  tableVariable: 'Variable',
  tableValue: 'Value',
  tableDerivative: (f) => `Derivative of ${f}`,
  operation: (node) => `Compute ${node}`,
  operationText: (node) => `${node} is computed from the values that come in, and passed on.`,
  outputText: 'This is the value of the whole expression. From here, derivatives go back.',
  seed: (derivative) => `The way back starts with ${derivative}`,
  seedText: (f) => `${f} changes exactly as much as ${f} itself: its derivative with respect to itself is 1.`,
  local: (node, source) => `How does ${node} change with ${source}?`,
  locals: {
    add: 'A sum changes as much as either of its terms: the derivative is 1.',
    subtractFirst: 'A difference changes as much as its first term: the derivative is 1.',
    subtractSecond: 'A difference falls as its second term rises: the derivative is −1.',
    multiply: 'In a product, the derivative with respect to one factor is the other factor.',
    larger: 'The larger operand is the maximum, so it passes its changes on: the derivative is 1.',
    notLarger: 'A small change of the operand that is not the maximum does not show: the derivative is 0.',
    smaller: 'The smaller operand is the minimum, so it passes its changes on: the derivative is 1.',
    notSmaller: 'A small change of the operand that is not the minimum does not show: the derivative is 0.',
    twice: (source) => `${source} is in both places of this operation, so there is a term for each of them.`,
    other: (source) => `The derivative of this operation, at the value of ${source} from the way forward.`,
  },
  localOfOutput: (derivative) => `Since this operation is the output, this is ${derivative} already.`,
  partOfOutput: (part, source) =>
    `${part} is the derivative of this one formula, with its other operands held fixed. ${source} is used elsewhere, too.`,
  chain: (node, source) => `Go back through ${node} to ${source}`,
  chainText: (node) =>
    `The chain rule: the derivative that arrives at ${node}, times the derivative of ${node} itself.`,
  path: (node, source) => `What comes back to ${source} through ${node}`,
  pathText: (source, node) => `${source} is used in several places. This is its effect through ${node}.`,
  sum: (source) => `Add up what comes back to ${source}`,
  sumText: (source) => `${source} affects the result along every one of these paths, so their derivatives add up.`,
  kinkZero: 'This is exactly the kink at 0, where there is no derivative. By convention, 0 is used.',
  kinkEqual:
    'Both operands are equal, so there is no derivative. By convention, the first one gets 1 and the second one 0.',
  saturated:
    'The usual formula uses the result. Here that is so close to its limit that digits would be lost, so the slope is computed from the operand.',
  differencesKink:
    'There is a kink between the two points. The difference there is a mean of both sides, not the derivative.',
  differencesNone: 'Next to this point the expression is not finite, so there is no difference to compare with.',
  sheetGiven: (f) =>
    `The graph computes ${f} from the given values of the variables. Work with fractions, or keep at least four digits.`,
  sheetForward: 'Compute every operation from left to right, and write its result above the line in its box.',
  sheetBackward: (f) =>
    `Compute the derivative of ${f} with respect to every operation and variable from right to left, and write it below the line.`,
  copyTitle: 'All steps as text',
  given: 'Given',
};

export default text;
