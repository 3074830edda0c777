import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly units: string;
  readonly reading: (step: string, pieces: string) => string;
}

export const catalog = catalogOf<Messages>('capacity/card');
