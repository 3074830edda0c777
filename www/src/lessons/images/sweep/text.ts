import { catalogOf } from '../../../base/words';
import type { SweepLoss, SweepRule } from './state';

export interface Messages {
  readonly heading: string;
  readonly intro: string;
  readonly network: string;
  readonly activations: string;
  readonly losses: string;
  readonly lossNames: Readonly<Record<SweepLoss, string>>;
  readonly rules: string;
  readonly ruleNames: Readonly<Record<SweepRule, string>>;
  readonly rates: string;
  readonly usualRate: string;
  readonly seeds: string;
  readonly images: string;
  readonly epochs: string;
  readonly assignment: string;
  readonly rateQuestion: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly trainings: (n: string) => string;
  readonly done: (n: string, of: string) => string;
  readonly progress: string;
  readonly table: string;
  readonly activation: string;
  readonly loss: string;
  readonly rule: string;
  readonly rate: string;
  readonly accuracy: string;
  readonly spread: string;
  readonly trainLoss: string;
  readonly sort: string;
  readonly csv: string;
  readonly best: string;
  readonly close: string;
  readonly diverged: (n: string) => string;
  readonly curves: string;
  readonly overRates: string;
  readonly epoch: string;
  /** The level of the test, and between which two three runs each need a difference to be, in standard errors. */
  readonly notes: (numbers: { level: string; least: string; most: string }) => readonly string[];
}

export const catalog = catalogOf<Messages>('images/sweep');
