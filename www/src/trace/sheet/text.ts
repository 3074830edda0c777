import { catalogOf } from '../../base/words';
import type { Reduction } from '../../engine/wire';

/** Names of values come as finished text. */
export interface Messages {
  readonly name: string;
  readonly date: string;
  readonly subscripts: (weight: string, source: string, unit: string, bias: string) => string;
  /** The same of PyTorch’s names. */
  readonly indices: (weight: string, source: string, unit: string, bias: string) => string;
  readonly squaredError: Readonly<Record<Reduction, string>>;
  readonly squaredErrorOfOne: string;
  readonly classes: (output: string, first: string) => string;
  readonly meanOverBatch: string;
  readonly delta: string;
  readonly kink: (formula: string) => string;
  readonly rounding: string;
  readonly given: string;
  readonly network: string;
  readonly layer: string;
  readonly weights: string;
  readonly biases: string;
  readonly noActivation: string;
  readonly hidden: (letter: string) => string;
  readonly output: string;
  readonly sample: string;
  readonly sampleOf: (number: string) => string;
  readonly rightOutput: string;
  readonly loss: string;
  readonly where: string;
  readonly otherwise: string;
  readonly normal: string;
  readonly optimizer: string;
  readonly andSoOn: string;
  readonly trainingStep: (step: string) => string;
  readonly memoryZero: (letters: string) => string;
  readonly memory: string;
  readonly questions: Readonly<Record<Question, { readonly title: string; readonly task: string }>>;
  readonly batchMean: string;
  readonly key: string;
  readonly batch: string;
  readonly link: string;
  readonly seed: string;
}

export const questionNames = ['forward', 'loss', 'backward', 'update', 'again'] as const;
export type Question = (typeof questionNames)[number];

export const catalog = catalogOf<Messages>('trace/sheet');
