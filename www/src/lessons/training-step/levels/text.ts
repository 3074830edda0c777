import { catalogOf } from '../../../base/words';
import type { Accusation, Level } from './session';

export interface Messages {
  readonly title: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly how: Readonly<Record<Level, string>>;
  readonly found: (found: string, of: string) => string;
  readonly shown: (n: string) => string;
  readonly complete: string;
  readonly next: string;
  readonly others: string;
  readonly yourResult: (name: string) => string;
  readonly predict: string;
  readonly check: string;
  readonly reveal: string;
  readonly wrong: (name: string) => string;
  readonly follows: string;
  readonly accuse: string;
  readonly outcome: Readonly<Record<Accusation['kind'], (step: string) => string>>;
  readonly rightAndWrong: (name: string, wrong: string, right: string) => string;
  readonly showMe: string;
  readonly toStep: string;
  readonly anotherMistake: string;
  readonly failed: string;
}

export const catalog = catalogOf<Messages>('training-step/levels');
