/** The lessons, in the order of the course. */
export type LessonName =
  | 'training-step'
  | 'activations'
  | 'linear'
  | 'gradient-flow'
  | 'capacity'
  | 'playground'
  | 'images'
  | 'draw'
  | 'questions';

export type Lang = 'en' | 'fa';
export type Theme = 'system' | 'light' | 'dark';
export type Digits = 'latin' | 'persian';

/** Why an element does not show its lesson, or why nothing is computed anymore. */
export type ErrorReason =
  /** No lesson has the name. */
  | 'unknown'
  /** Another element of the page shows the lesson. */
  | 'twice'
  /** Its code did not come. */
  | 'load'
  /** What computes has stopped; the reader can start it again. */
  | 'engine';

/** What a reader did. What they draw and write is told to nobody. */
export type LessonEvent =
  /** A run of the lesson has begun, rests, goes on or is over. */
  | { readonly event: 'run'; readonly run: string; readonly phase: 'running' | 'paused' | 'ended' }
  /** Of the results that the reader had checked, so many were right. */
  | { readonly event: 'checked'; readonly right: number; readonly of: number }
  /** The drawing rests, and is read as this class; as none if it was refused. */
  | { readonly event: 'read'; readonly label: string | null };

/** The events of an element, by their names: none of them bubbles. */
export interface LessonEvents {
  /** A lesson stands. */
  ready: CustomEvent<{ readonly lesson: string; readonly lang: string }>;
  /** The state has changed. */
  state: CustomEvent<{ readonly query: string }>;
  /** The reader did something. */
  event: CustomEvent<LessonEvent>;
  /** With a sentence in the reader's language, or, for `load` and `engine`, the browser's words. */
  error: CustomEvent<{ readonly reason: ErrorReason; readonly message: string }>;
}

/** `<chainrule-lesson>`. Its module defines it when it is imported. */
export class ChainruleLessonElement extends HTMLElement {
  /** What it shows; set, it shows that lesson as it begins. */
  lesson: LessonName;
  /**
   * The state of the lesson, as the query of a link to it, such as `?lesson=activations&x=2`. Set, the element goes there; without
   * `lesson`, the lesson stays. Throws a TypeError for what is no query.
   */
  query: string;
  /** Of all lessons of the page, as `digits` and the attribute `lang` are: the last element that asks decides. */
  theme: Theme;
  digits: Digits;
  /** The address of a site with the whole course, to which links on worksheets lead. */
  site: string | undefined;

  addEventListener<Name extends keyof LessonEvents>(
    type: Name,
    listener: (this: ChainruleLessonElement, event: LessonEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-lesson': ChainruleLessonElement;
  }
}
