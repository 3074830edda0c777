import type { TemplateResult } from 'lit';

/** The parts of the course, in its order. */
export const groups = ['foundations', 'depth', 'training', 'applications'] as const;
export type Group = (typeof groups)[number];

/** What a lesson says of itself. Shell, header, home and tests read it; its code is fetched when it is first opened. */
export interface Lesson {
  /** In the address, of its element, and of its words in each language. */
  readonly name: string;
  /** What it was called in the address before; old links still lead to it. */
  readonly formerNames?: readonly string[];
  readonly group: Group;
  load(): Promise<unknown>;
  /** The lesson renders its own `h1`, which gets the focus when the reader comes from another lesson. */
  view(): TemplateResult;
  /** What can be looked at in it one at a time, as `view` in the address; the first is how it opens. */
  readonly views?: readonly string[];
  readonly card: Card;
}

/** What home shows of a lesson, with words of its own: `<name>/card` in each language. */
export interface Card {
  /** A `figure` is as wide as the page and names the lesson itself; the `miniatures` stand below, each under its title. */
  readonly rank: 'figure' | 'miniature';
  load(): Promise<unknown>;
  view(): TemplateResult;
}
