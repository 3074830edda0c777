import type { Exercise, ValueId } from '../../engine/wire';
import type { Level } from './levels/session';
import type { Source } from './source';

/** What the parts of the lesson ask of it. */

/** The reader wants to see the step that defines a value. */
export class ShowStepEvent extends Event {
  constructor(readonly id: ValueId) {
    super('show-step', { bubbles: true, composed: true });
  }
}

/** Another problem is to lie on the table. */
export class SourceEvent extends Event {
  constructor(readonly source: Source) {
    super('source', { bubbles: true, composed: true });
  }
}

/** The example is to be worked on in another way, or anew with another seed. */
export class LevelEvent extends Event {
  constructor(
    readonly level: Level,
    readonly seed: number,
  ) {
    super('level', { bubbles: true, composed: true });
  }
}

/** A sheet of what lies on the table, or one for each of some exercises. */
export class PrintEvent extends Event {
  constructor(
    readonly withKey: boolean,
    readonly exercises?: readonly Exercise[],
  ) {
    super('print-sheet', { bubbles: true, composed: true });
  }
}
