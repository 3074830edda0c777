import { catalogOf } from '../base/words';

export interface Messages {
  readonly sentence: string;
  readonly forwardText: string;
  readonly figure: string;
  readonly stepOf: (step: string, last: string) => string;
  readonly next: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
  readonly drawText: string;
  readonly openDraw: string;
  readonly prompt: string;
  readonly clear: string;
  /** In the place of the digit, where there is none. */
  readonly noAnswer: string;
  readonly loading: string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('home/page');
