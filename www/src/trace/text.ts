import { catalogOf } from '../base/words';

export interface Messages {
  readonly inputs: string;
  readonly output: string;
  readonly targetCaption: string;
  readonly lossCaption: string;
  readonly input: (value: string) => string;
  readonly target: (value: string) => string;
  readonly unit: (name: string, values: string) => string;
  readonly weight: (value: string, from: string, to: string) => string;
  readonly bias: (value: string, unit: string) => string;
  readonly dead: string;
  readonly deadText: (unit: string) => string;
  /** Where there is one sample, which is too few to call a unit dead. */
  readonly inactive: string;
  readonly inactiveText: (unit: string) => string;
  readonly loss: (values: string) => string;
  readonly unknown: (name: string) => string;
}

export const catalog = catalogOf<Messages>('trace/parts');
