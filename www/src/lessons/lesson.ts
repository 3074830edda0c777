import type { TemplateResult } from 'lit';

/** The parts of the course, in its order. */
export const groups = ['foundations', 'depth', 'training', 'applications'] as const;
export type Group = (typeof groups)[number];

/**
 * A lesson's description of itself. Shell, header, home page and tests read it; its code is fetched when it is first
 * opened.
 */
export interface Lesson {
  /** Used in the address, for its element, and for its words in each language. */
  readonly name: string;
  /** Its earlier names in the address; old links still lead to it. */
  readonly formerNames?: readonly string[];
  readonly group: Group;
  load(): Promise<unknown>;
  /**
   * Renders the lesson, in the form that the parameters of its address ask for. It has its own `h1`, which gets the focus
   * when the reader comes from another lesson.
   */
  view(params: URLSearchParams): TemplateResult;
  /** Its views, of which one is shown at a time, as `view` in the address; it opens with the first. */
  readonly views?: readonly string[];
  readonly card: Card;
}

/** A lesson's card on the home page, with words of its own: `<name>/card` in each language. */
export interface Card {
  /**
   * A `figure` is as wide as the page and contains the lesson's title; the `miniatures` are below, each under its
   * title.
   */
  readonly rank: 'figure' | 'miniature';
  load(): Promise<unknown>;
  view(): TemplateResult;
}
