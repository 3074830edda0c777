import { catalogOf } from '../../../base/words';
import type { Role, Verdict } from '../../../engine/wire';

export interface Messages {
  readonly title: string;
  readonly how: string;
  /** What a field is for, to be read aloud. */
  readonly field: Readonly<Partial<Record<Role, (name: string) => string>>>;
  readonly otherField: (name: string) => string;
  readonly typed: (n: string, of: string) => string;
  readonly check: string;
  readonly clear: string;
  readonly right: string;
  readonly rightWhole: string;
  readonly rightTo: (places: string, n: number) => string;
  readonly verdicts: Readonly<Record<Exclude<Verdict['kind'], 'right'>, string>>;
  readonly nothingTyped: string;
  readonly allRight: (n: string, count: number) => string;
  readonly someRight: (right: string, of: string) => string;
  readonly following: (n: string, count: number) => string;
  readonly unreadable: (n: string, count: number) => string;
  readonly firstWrong: string;
  readonly noSlip: (name: string) => string;
  readonly showStep: string;
  readonly changed: string;
  readonly failed: string;
}

export const catalog = catalogOf<Messages>('training-step/check');
