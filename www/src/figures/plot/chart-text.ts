import { catalogOf } from '../../base/words';

export interface Messages {
  readonly saveAs: string;
  readonly svg: string;
  readonly png: string;
  readonly csv: string;
  readonly read: (label: string) => string;
  readonly reading: (place: string, values: string) => string;
  readonly value: (name: string, value: string) => string;
  /** Of a line without a turn: 1 if it rises, −1 if it falls, 0 if it ends where it began. */
  readonly straight: (name: string, from: string, to: string, sign: number) => string;
  /** Of a line that falls, or else rises, to a turn and then goes the other way. */
  readonly turning: (name: string, from: string, turn: string, place: string, to: string, falls: boolean) => string;
  readonly comma: string;
  readonly semicolon: string;
}

export const catalog = catalogOf<Messages>('figures/chart');
