import { catalogOf } from '../../../base/words';
import type { Method } from '../state';

export interface Messages {
  readonly hint: string;
  readonly lead: string;
  readonly method: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly methodTexts: Readonly<Record<Method, (steps: string) => string>>;
  readonly target: string;
  readonly any: string;
  readonly budget: string;
  readonly levels: (n: string, all: string) => string;
  readonly original: string;
  readonly change: (factor: string) => string;
  readonly result: string;
  readonly lighter: string;
  readonly darker: string;
  readonly fooled: (before: string, after: string) => string;
  readonly fooledText: string;
  readonly standing: (before: string) => string;
  readonly standingText: string;
  readonly alreadyThere: (digit: string) => string;
  readonly probabilities: string;
  readonly before: string;
  readonly after: string;
  readonly digit: (digit: string) => string;
  readonly norm: string;
  readonly normText: (norm: string, original: string) => string;
  readonly largest: string;
  readonly largestText: (levels: string, all: string) => string;
  readonly changed: string;
  readonly changedText: (n: string, all: string) => string;
  readonly honest: string;
}

export const catalog = catalogOf<Messages>('draw/attack');
