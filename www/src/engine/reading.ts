import type { PadReading } from './wire';

/** What is on the pad, with the names of the classes where a reader's own network has read them. */
export type ShownReading = PadReading & { readonly labels?: readonly string[] };

/** The ten probabilities of a reading with their labels; without an answer, none and nothing to write. */
export function barsOf(ink: ShownReading): readonly { label: string; probability: number; percent: string }[] {
  if (ink.state !== 'digit') return noBars;
  return ink.digits.map(({ digit, probability, percent }) => ({ label: labelOf(ink, digit), probability, percent }));
}

/** How a class is written. */
export function labelOf(ink: ShownReading, digit: number): string {
  return ink.labels?.[digit] ?? String(digit);
}

const noBars = Array.from({ length: 10 }, (_, digit) => ({ label: String(digit), probability: 0, percent: '' }));
