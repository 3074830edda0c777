import { catalogOf } from '../../../base/words';

export interface Messages {
  readonly title: string;
  readonly why: readonly string[];
  readonly code: string;
  readonly right: string;
  readonly wrong: string;
  readonly table: string;
  readonly epoch: string;
  readonly mean: string;
  readonly lastBatch: string;
}

export const catalog = catalogOf<Messages>('images/slip');
