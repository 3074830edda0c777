import { catalogOf } from '../../base/words';

export interface Messages {
  readonly open: string;
  readonly prompt: string;
  readonly clear: string;
  /** Shown instead of the digit if there is none. */
  readonly noAnswer: string;
  readonly unlike: (likeness: string, least: string) => string;
  readonly several: (n: string) => string;
  readonly loading: string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('draw/card');
