import { catalogOf } from '../../../base/words';
import type { Example, Steps } from '../../../engine/wire';

/** As text: the longest side of a digit and the width of the pen, in pixels. */
export interface Numbers {
  readonly side: string;
  readonly pen: string;
}

export interface Messages {
  readonly hint: string;
  readonly lead: string;
  readonly examples: string;
  readonly example: Readonly<Record<Example, string>>;
  readonly raw: string;
  readonly rawText: (size: string) => string;
  readonly steps: Readonly<Record<keyof Steps, string>>;
  readonly texts: Readonly<Record<keyof Steps, (numbers: Numbers) => string>>;
  readonly image: (stage: string) => string;
  readonly changes: string;
  readonly shift: string;
}

export const catalog = catalogOf<Messages>('draw/pipeline');
