import { catalogOf } from '../../base/words';

export interface Messages {
  readonly label: string;
  readonly keys: string;
  readonly penDown: string;
  readonly penUp: string;
}

export const catalog = catalogOf<Messages>('figures/digit-pad');
