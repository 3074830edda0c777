import { catalogOf } from '../../base/words';

export interface Messages {
  readonly saveAs: string;
  readonly svg: string;
  readonly png: string;
  readonly csv: string;
  readonly read: (label: string) => string;
  readonly reading: (place: string, values: string) => string;
  readonly value: (name: string, value: string) => string;
  readonly comma: string;
  readonly semicolon: string;
}

export const catalog = catalogOf<Messages>('figures/chart');
