import { catalogOf } from '../../../base/words';
import type { Slip } from '../../../engine/wire';

/** The names involved in a slip, as finished text. */
export interface SlipNames {
  readonly bias: string;
  /** The sum of the unit, and its output. */
  readonly z: string;
  readonly a: string;
  /** The activation function. */
  readonly f: string;
  readonly unit: string;
  /** What the step computes with. */
  readonly first: string;
  readonly second: string;
  /** The sum that was used instead of a unit's output, and that output. */
  readonly sourceZ: string;
  readonly source: string;
  /** A weight or bias before and after the update. */
  readonly old: string;
  readonly new: string;
}

export interface Messages {
  /** What happened, and what to do about it. */
  readonly slip: Readonly<Record<Slip, (names: SlipNames) => string>>;
  /** A slip in a few words, for a list. */
  readonly brief: Readonly<Record<Slip, string>>;
  /** `at` is where it shows, `step` where it happened. */
  readonly here: (at: string, slip: string) => string;
  readonly before: (at: string, step: string, slip: string) => string;
  readonly also: (slips: string) => string;
}

export const catalog = catalogOf<Messages>('training-step/slips');
