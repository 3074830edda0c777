import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: string;
  readonly stepOf: (step: string, last: string) => string;
  readonly next: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
}

export const catalog = catalogOf<Messages>('training-step/card');
