import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly unitsEach: string;
  readonly reading: (epoch: string) => string;
}

export const catalog = catalogOf<Messages>('playground/card');
