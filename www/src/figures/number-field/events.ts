/**
 * What a reader does to a number, wherever it is shown. Figures do not compute: they only report how far it was moved.
 */

export type NudgeUnit = '0.1' | '1' | '0.01';

/** The reader typed a number and finished. */
export class NumberCommitEvent extends Event {
  constructor(
    readonly id: string,
    readonly text: string,
  ) {
    super('number-commit', { bubbles: true, composed: true });
  }
}

/** The number is to grow (or shrink) by `n` units; `n` is a whole number, never 0. */
export class NumberNudgeEvent extends Event {
  constructor(
    readonly id: string,
    readonly unit: NudgeUnit,
    readonly n: number,
    /** What was typed but not yet committed, as the starting point; without it, the current value. */
    readonly text: string | undefined,
  ) {
    super('number-nudge', { bubbles: true, composed: true });
  }
}

/** Ends a drag: the nudges since the pointer went down are one change. Sent only if there was a nudge. */
export class NumberDragEndEvent extends Event {
  constructor(readonly id: string) {
    super('number-drag-end', { bubbles: true, composed: true });
  }
}
