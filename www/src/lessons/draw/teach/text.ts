import { catalogOf } from '../../../base/words';
import type { SetKind } from '../../../engine/commands/teaching';

export interface Messages {
  readonly intro: string;
  readonly classes: string;
  readonly kinds: Readonly<Record<SetKind, string>>;
  readonly labels: string;
  readonly labelsHint: string;
  readonly held: (labels: string) => string;
  readonly add: string;
  readonly addAs: (label: string) => string;
  readonly empty: string;
  readonly nDrawings: (n: string) => string;
  readonly drawingOf: (label: string) => string;
  readonly takeBack: string;
  readonly split: string;
  readonly missing: (labels: string) => string;
  readonly teach: string;
  readonly stop: string;
  readonly step: (step: string, last: string) => string;
  readonly before: string;
  readonly now: string;
  readonly ownHeldOut: string;
  readonly checked: string;
  readonly right: (hits: string, of: string) => string;
  readonly nothingHeldOut: string;
  readonly newClasses: string;
  readonly curve: string;
  readonly updates: string;
  readonly share: string;
  readonly heldOut: string;
  readonly readAs: (label: string, before: string, now: string) => string;
  readonly use: string;
  readonly reads: string;
  readonly shipped: string;
  readonly mine: string;
  readonly noJudge: string;
  readonly forgetNetwork: string;
  readonly files: string;
  readonly stays: string;
  readonly notKept: string;
  readonly save: string;
  readonly open: string;
  readonly forget: string;
  readonly bringBack: string;
}

export const catalog = catalogOf<Messages>('draw/teach');
