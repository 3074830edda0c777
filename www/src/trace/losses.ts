import type { Loss } from '../engine/wire';

/** Whether a loss takes the index of the right output, and not a value for each output. */
export function takesClasses(loss: Loss): boolean {
  if (typeof loss === 'object') return 'hinge' in loss;
  return loss === 'softmax_cross_entropy' || loss === 'log_softmax_nll' || loss === 'log_softmax_cross_entropy';
}

/** Whether a loss takes logits, to which it applies a function of its own: a sigmoid, a softmax, a threshold. */
export function takesLogits(loss: Loss): boolean {
  if (loss === 'binary_cross_entropy' || loss === 'perceptron') return true;
  return typeof loss === 'string' && takesClasses(loss);
}
