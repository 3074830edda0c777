import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly reading: (x: string, slopes: readonly string[]) => string;
}

export const catalog = catalogOf<Messages>('activations/card');
