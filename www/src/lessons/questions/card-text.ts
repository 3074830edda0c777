import { catalogOf } from '../../base/words';

export interface Messages {
  readonly probabilities: string;
  readonly right: string;
  readonly joined: string;
  readonly not: string;
  readonly next: string;
}

export const catalog = catalogOf<Messages>('questions/card');
