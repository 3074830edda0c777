import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly takenFor: (label: string, predicted: string) => string;
  readonly batchLoss: string;
  readonly testLoss: string;
  readonly updates: string;
  readonly units: string;
  readonly reading: (epoch: string, of: string) => string;
}

export const catalog = catalogOf<Messages>('images/card');
