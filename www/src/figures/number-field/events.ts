/** What a reader does to a number, wherever it is shown. Figures do not compute: they only tell how far it was pushed. */

export type NudgeUnit = '0.1' | '1' | '0.01';

/** The reader typed a number and is done with it. */
export class NumberCommitEvent extends Event {
  constructor(
    readonly id: string,
    readonly text: string,
  ) {
    super('number-commit', { bubbles: true, composed: true });
  }
}

/** The number is to become `n` units larger (or smaller: `n` is a whole number, never 0). */
export class NumberNudgeEvent extends Event {
  constructor(
    readonly id: string,
    readonly unit: NudgeUnit,
    readonly n: number,
    /** What was typed and not yet committed, from which to go on; without it, the value as it stands by now. */
    readonly text: string | undefined,
  ) {
    super('number-nudge', { bubbles: true, composed: true });
  }
}

/** The nudges since the pointer went down are one change. Sent only after there was a nudge. */
export class NumberDragEndEvent extends Event {
  constructor(readonly id: string) {
    super('number-drag-end', { bubbles: true, composed: true });
  }
}
