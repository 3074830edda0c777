import { type Loss, type Rule, type RuleName, usualRules } from '../../../engine/wire';

/** The losses and rules to choose from, each with PyTorch's defaults for its parameters. */

export const lossOptions = {
  sum: { squared_error: { reduction: 'sum' } },
  mean: { squared_error: { reduction: 'mean' } },
  half_sum: { squared_error: { reduction: 'half_sum' } },
  l1: 'l1',
  huber: { huber: { delta: 1 } },
  binary_cross_entropy: 'binary_cross_entropy',
  softmax_cross_entropy: 'softmax_cross_entropy',
  log_softmax_nll: 'log_softmax_nll',
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

/** Whether a loss takes the index of the right output, and not a value for each output. */
export function takesClasses(loss: Loss): boolean {
  const name = lossName(loss);
  return name === 'softmax_cross_entropy' || name === 'log_softmax_nll' || name === 'hinge';
}

function nameOf(option: string | object): string {
  return typeof option === 'string' ? option : (Object.keys(option)[0] ?? '');
}
