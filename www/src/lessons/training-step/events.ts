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

/** A request for another problem. */
export class SourceEvent extends Event {
  constructor(readonly source: Source) {
    super('source', { bubbles: true, composed: true });
  }
}

/** A request to work on the example at another level, or again with another seed. */
export class LevelEvent extends Event {
  constructor(
    readonly level: Level,
    readonly seed: number,
  ) {
    super('level', { bubbles: true, composed: true });
  }
}

/** A request for a sheet of the current problem, or one for each of several exercises. */
export class PrintEvent extends Event {
  constructor(
    readonly withKey: boolean,
    readonly exercises?: readonly Exercise[],
  ) {
    super('print-sheet', { bubbles: true, composed: true });
  }
}
