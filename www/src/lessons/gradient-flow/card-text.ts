import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly layer: string;
  readonly depth: string;
  readonly reading: string;
  readonly and: string;
}

export const catalog = catalogOf<Messages>('gradient-flow/card');
