import { catalogOf } from '../../base/words';
import type { NetworkFormat } from '../../engine/wire';

/** What the lesson says of files with networks. */
export interface Messages {
  readonly load: string;
  readonly refused: (name: string) => string;
  readonly conversions: Readonly<Record<NetworkFormat, string>>;
  readonly waiting: (name: string) => string;
  readonly ask: (name: string) => string;
  readonly accuracies: (n: string) => string;
  readonly suggested: string;
  readonly dismiss: string;
  readonly from: (name: string) => string;
  readonly order: (shape: string, names: string) => string;
  readonly transposed: (names: string) => string;
  readonly withoutBias: (names: string) => string;
  readonly leftOut: (names: string) => string;
  readonly rounded: () => string;
  readonly inputs: (formula: string) => string;
}

export const catalog = catalogOf<Messages>('images/load');
