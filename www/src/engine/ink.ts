/** Pen strokes: the points of all of them, x and y in turn, y downwards, and how many points each of them has. */
export interface Strokes {
  readonly points: Float32Array;
  readonly lengths: Uint32Array;
}

/** What is on the pad: too little, a picture (28×28, 0 for paper and 255 for ink), or a picture with the network's answer. */
export type InkReading =
  | { readonly state: 'noDigitYet' }
  | { readonly state: 'image'; readonly image: Uint8Array }
  | {
      readonly state: 'digit';
      readonly image: Uint8Array;
      /** The names of the classes, where a reader's own network has read them. */
      readonly labels?: readonly string[];
      /** The ten digits, from 0 to 9, or the classes of a reader's own network. */
      readonly digits: readonly DigitProbability[];
      readonly best: number;
      /** The second most probable digit, where the best one is doubtful. */
      readonly runnerUp?: number;
      readonly doubt: Doubt;
      /** Why there should be no answer: it is no digit, or there are several. Then the best one is a guess. */
      readonly refusal?: 'noDigit' | 'several';
    };

/** How sure an answer is, as the core writes it: entropy in bits, the others in percent. */
export interface Doubt {
  readonly entropy: string;
  /** By how much the best digit is ahead of the second. */
  readonly margin: string;
  /** How much the drawing looks like a digit, and what it has to reach. */
  readonly likeness?: string;
  readonly leastLikeness: string;
  readonly nSideBySide: number;
}

/** One digit and how probable the network holds it; `percent` is the probability as the core writes it. */
export interface DigitProbability {
  readonly digit: number;
  readonly probability: number;
  readonly percent: string;
}

/** The ten probabilities of a reading with their labels; without an answer, none and nothing to write. */
export function barsOf(ink: InkReading): readonly { label: string; probability: number; percent: string }[] {
  if (ink.state !== 'digit') return noBars;
  return ink.digits.map(({ digit, probability, percent }) => ({ label: labelOf(ink, digit), probability, percent }));
}

/** How a class is written. */
export function labelOf(ink: InkReading, digit: number): string {
  return (ink.state === 'digit' ? ink.labels?.[digit] : undefined) ?? String(digit);
}

const noBars = Array.from({ length: 10 }, (_, digit) => ({ label: String(digit), probability: 0, percent: '' }));
