import { catalogOf } from '../../../base/words';
import type { StopName } from '../../../engine/wire';

export interface Messages {
  readonly parts: string;
  readonly game: string;
  readonly tour: string;
  readonly rules: (seconds: string) => string;
  readonly start: string;
  readonly again: string;
  readonly pause: string;
  readonly goOn: string;
  readonly skip: string;
  readonly draw: string;
  readonly paused: string;
  readonly seconds: (seconds: string) => string;
  readonly timeLeft: string;
  readonly score: (hits: string) => string;
  readonly result: (hits: string, of: string) => string;
  readonly nothing: string;
  readonly drawn: (asked: string, read: string) => string;
  readonly notRead: string;
  readonly stop: (stop: string, last: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly replay: string;
  readonly stops: Readonly<Record<StopName, { readonly title: string; readonly why: string }>>;
  readonly changed: string;
}

export const catalog = catalogOf<Messages>('draw/play');
