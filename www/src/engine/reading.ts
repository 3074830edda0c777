import type { PadReading } from './wire';

/** What is on the pad, with the class names if the reader's own network read it. */
export type ShownReading = PadReading & { readonly labels?: readonly string[] };

/** The probabilities of a reading with their labels, all zero and without text if there is no answer. */
export function barsOf(ink: ShownReading): readonly { label: string; probability: number; percent: string }[] {
  if (ink.state !== 'digit') return (ink.labels ?? tenDigits).map((label) => ({ label, probability: 0, percent: '' }));
  return ink.digits.map(({ digit, probability, percent }) => ({ label: labelOf(ink, digit), probability, percent }));
}

/** The label of a class. */
export function labelOf(ink: ShownReading, digit: number): string {
  return ink.labels?.[digit] ?? String(digit);
}

const tenDigits = Array.from({ length: 10 }, (_, digit) => String(digit));
