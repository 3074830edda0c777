import { catalogOf } from '../../base/words';
import type { Outcome, Phase, Preset } from '../../engine/wire';

export interface Messages {
  readonly figure: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly start: string;
  readonly startText: string;
  readonly editHint: string;
  readonly stepOf: (step: string, last: string) => string;
  readonly phases: string;
  /** The heading of what is folded below the lesson, for screen readers. */
  readonly panels: string;
  readonly phase: Readonly<Record<Phase, string>>;
  readonly example: string;
  readonly presets: Readonly<Record<Preset, string>>;
  readonly exercise: (code: string) => string;
  readonly own: string;
  readonly sample: string;
  readonly inTurn: (sample: string, of: string) => string;
  readonly sampleOf: (sample: string, of: string) => string;
  readonly numbers: string;
  readonly short: string;
  readonly fractions: string;
  readonly places: (n: string) => string;
  readonly full: string;
  readonly undo: string;
  readonly redo: string;
  readonly reset: string;
  readonly rounded: string;
  readonly notANumber: (got: string, first: string, last: string) => string;
  readonly beyond: (got: string, last: string) => string;
  readonly badLink: (why: string) => string;
  readonly keys: string;
  readonly differences: string;
  /** It follows a number, with what separates it from that. */
  readonly differencesError: string;
  readonly differencesKink: string;
  readonly differencesNone: string;
  readonly outcome: string;
  readonly lossBefore: string;
  readonly lossAfter: string;
  readonly outcomes: Readonly<Record<Exclude<Outcome['kind'], 'overshot' | 'overflow' | 'untold'>, string>>;
  readonly overshot: (rate: string, loss: string) => string;
  readonly overflow: (id: string) => string;
  readonly another: (step: string) => string;
  readonly lastTrainingStep: string;
  readonly refused: string;
  readonly printFailed: string;
}

export const catalog = catalogOf<Messages>('training-step/page');
