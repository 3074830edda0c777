import { catalogOf } from '../base/words';

export interface Messages {
  readonly sentence: string;
  /** Above the miniatures. */
  readonly heading: string;
  readonly failed: string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('page/home');
