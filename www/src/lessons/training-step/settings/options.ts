import { type Activation, type Loss, type Rule, type RuleName, type Shape, usualRules } from '../../../engine/wire';

/** The losses and rules to choose from, each with PyTorch's defaults for its parameters. */

export const lossOptions = {
  sum: { squared_error: { reduction: 'sum' } },
  mean: { squared_error: { reduction: 'mean' } },
  half_sum: { squared_error: { reduction: 'half_sum' } },
  l1: 'l1',
  huber: { huber: { delta: 1 } },
  binary_cross_entropy_on_probabilities: 'binary_cross_entropy_on_probabilities',
  binary_cross_entropy: 'binary_cross_entropy',
  softmax_cross_entropy: 'softmax_cross_entropy',
  log_softmax_nll: 'log_softmax_nll',
  log_softmax_cross_entropy: 'log_softmax_cross_entropy',
  perceptron: 'perceptron',
  hinge: { hinge: { margin: 1 } },
} as const satisfies Record<string, Loss>;

export const ruleOptions = usualRules;

export function lossName(loss: Loss): keyof typeof lossOptions {
  if (typeof loss === 'object' && 'squared_error' in loss) return loss.squared_error.reduction;
  return nameOf(loss) as keyof typeof lossOptions;
}

export function ruleName(rule: Rule): RuleName {
  return nameOf(rule) as RuleName;
}

/** With another loss, and the output function that fits it: a sigmoid for probabilities, and none if that was what it was for. */
export function withLoss({ loss: before, activations }: Shape, loss: Loss): Partial<Shape> {
  if (loss === onProbabilities) return { loss, activations: withLast(activations, 'sigmoid') };
  return before === onProbabilities ? { loss, activations: withLast(activations, 'identity') } : { loss };
}

/** With another function of a layer; a loss on probabilities becomes that on logits where the outputs are none. */
export function withActivation(
  { loss, activations: before }: Shape,
  at: number,
  activation: Activation,
): Partial<Shape> {
  const activations = before.map((own, i) => (i === at ? activation : own));
  const isOutput = at === before.length - 1;
  return isOutput && loss === onProbabilities && activation !== 'sigmoid'
    ? { activations, loss: 'binary_cross_entropy' }
    : { activations };
}

function withLast(activations: readonly Activation[], last: Activation): Activation[] {
  return [...activations.slice(0, -1), last];
}

const onProbabilities = 'binary_cross_entropy_on_probabilities';

function nameOf(option: string | object): string {
  return typeof option === 'string' ? option : (Object.keys(option)[0] ?? '');
}
