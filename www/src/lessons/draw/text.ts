import { catalogOf } from '../../base/words';
import type { View } from './view-names';

export interface Messages {
  readonly prompt: string;
  /** The prompt of a view where anything may be drawn. */
  readonly promptAny: string;
  /** The buttons that undo, redo and clear. */
  readonly tools: string;
  readonly undo: string;
  readonly redo: string;
  readonly clear: string;
  readonly reads: string;
  readonly ownReads: string;
  /** The digits 0 to 9 in words. */
  readonly names: readonly string[];
  readonly doubt: (best: string, runnerUp: string) => string;
  readonly announce: (best: string, percent: string) => string;
  readonly noDigitYet: string;
  readonly refused: string;
  /** `n` digits side by side. */
  readonly several: (n: string) => string;
  readonly severalDrawings: (n: string) => string;
  readonly guess: (best: string) => string;
  readonly unlike: (percent: string, least: string) => string;
  readonly loading: string;
  readonly loaded: (done: string, total: string) => string;
  readonly retry: string;
  readonly picture: string;
  readonly pictureLabel: string;
  readonly probabilities: string;
  readonly samples: string;
  readonly sample: (name: string) => string;
  readonly keyboard: string;
  readonly keys: readonly (readonly [keys: readonly string[], what: string])[];
  readonly accuracy: (mnist: Share, writers: Share) => string;
  readonly card: string;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly ownNote: string;
  readonly useShipped: string;
}

/** A share: the percentage and the total, as text. */
export interface Share {
  readonly percent: string;
  readonly of: string;
}

export const catalog = catalogOf<Messages>('draw/page');
