import { catalogOf } from '../../base/words';

export interface Messages {
  readonly values: string;
  readonly valuesAgain: string;
  readonly deltas: string;
  readonly parameters: string;
  readonly unit: string;
  readonly products: string;
  readonly bias: string;
  readonly preActivation: string;
  readonly output: string;
  readonly loss: string;
  readonly fromBehind: string;
  readonly slope: string;
  readonly parameter: string;
  readonly value: string;
  readonly gradient: string;
  readonly differences: string;
  readonly updated: string;
  readonly notYet: string;
  readonly hidden: string;
}

export const catalog = catalogOf<Messages>('training-step/tables');
