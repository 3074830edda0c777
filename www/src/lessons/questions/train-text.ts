import { catalogOf } from '../../base/words';
import type { GraphVariant, QuestionKind, WorldLanguage } from '../../engine/wire';

/** The words of the view on trainings. */
export interface Messages {
  readonly models: Readonly<Record<GraphVariant, string>>;
  readonly modelHints: Readonly<Record<GraphVariant, string>>;
  readonly kinds: Readonly<Record<'all' | QuestionKind, string>>;
  readonly chooseModels: string;
  readonly seeds: string;
  readonly stated: string;
  readonly drawn: string;
  readonly train: string;
  readonly trainAgain: string;
  readonly pause: string;
  readonly resume: string;
  readonly update: string;
  readonly anew: string;
  readonly reset: string;
  readonly progress: string;
  readonly reading: (seed: string, nSeeds: string) => string;
  readonly training: (seed: string, nSeeds: string, model: string) => string;
  readonly finished: (nSeeds: number, seeds: string) => string;
  readonly timeLeft: string;
  readonly seconds: (n: string) => string;
  readonly minutes: (n: string) => string;
  readonly forNext: string;
  readonly recorded: (nSeeds: string) => string;
  readonly trained: (settings: {
    readonly language: WorldLanguage;
    readonly stated: string;
    readonly drawn: string;
  }) => string;
  readonly questions: (nTrain: string, nTest: string) => string;
  readonly curvesOf: (seed: string) => string;
  readonly accuracies: string;
  readonly accuracy: string;
  readonly losses: string;
  readonly loss: string;
  readonly epoch: string;
  readonly atEpoch: (epoch: string) => string;
  readonly chance: string;
  readonly table: string;
  readonly tableNote: string;
  readonly noneDone: string;
  readonly model: string;
  readonly ahead: string;
  readonly aheadNote: string;
  readonly dots: string;
  readonly dotsNote: string;
  readonly mean: (model: string) => string;
}

export const catalog = catalogOf<Messages>('questions/train');
