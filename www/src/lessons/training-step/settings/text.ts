import { catalogOf } from '../../../base/words';
import type { Naming } from '../../../trace/naming';

type LossName =
  | 'sum'
  | 'mean'
  | 'half_sum'
  | 'l1'
  | 'huber'
  | 'binary_cross_entropy_on_probabilities'
  | 'binary_cross_entropy'
  | 'softmax_cross_entropy'
  | 'log_softmax_nll'
  | 'log_softmax_cross_entropy'
  | 'perceptron'
  | 'hinge';
type RuleName = 'sgd' | 'momentum' | 'nesterov' | 'rms_prop' | 'adam' | 'adam_w';

export interface Messages {
  readonly title: string;
  readonly network: string;
  readonly inputs: string;
  readonly samples: string;
  readonly layer: (letter: string) => string;
  readonly units: string;
  readonly activation: string;
  readonly addLayer: string;
  readonly removeLayer: (letter: string) => string;
  readonly training: string;
  readonly loss: string;
  readonly losses: Readonly<Record<LossName, string>>;
  /** Beneath a loss that takes logits, where the output layer has a function of its own. */
  readonly applied: (output: string) => string;
  readonly takeLogits: string;
  readonly takeProbabilities: string;
  readonly optimizer: string;
  readonly rules: Readonly<Record<RuleName, string>>;
  readonly trainingStepUpTo: (last: string) => string;
  readonly parameters: string;
  readonly parametersHow: string;
  readonly biases: string;
  readonly biasKinds: Readonly<Record<'own' | 'shared' | 'none' | 'mixed', string>>;
  readonly absent: string;
  readonly frozen: string;
  readonly tied: string;
  readonly inTurn: string;
  readonly lookAhead: string;
  readonly inputGradients: string;
  readonly parameter: Readonly<Record<string, string>>;
  readonly numbers: string;
  readonly weightsOf: (letter: string) => string;
  /** A weight by its name here and in PyTorch. */
  readonly indices: (name: string, index: string) => string;
  readonly indicesHow: string;
  readonly naming: string;
  /** A naming, with a weight and a bias as it names them. */
  readonly namings: (weight: string, bias: string) => Readonly<Record<Naming, string>>;
  readonly bias: string;
  readonly target: string;
  readonly targetClass: string;
  readonly sample: string;
  readonly field: (name: string) => string;
  readonly fieldOfSample: (name: string, sample: string) => string;
  readonly later: (before: string) => string;
  readonly backToFirst: string;
  readonly how: string;
}

export const catalog = catalogOf<Messages>('training-step/settings');
