import { catalogOf, wordsAtOnce } from '../base/words';
import type { Group } from './lesson';

/** What is said of a lesson wherever it is named: `<name>/about` in each language. */
export interface About {
  readonly title: string;
  /** One sentence: what there is to do. */
  readonly summary: string;
}

/** It comes with the page, so that a lesson has a title before it has its other words. */
export function about(name: string): About {
  return wordsAtOnce(`${name}/about`);
}

/** What the page calls the lessons together. */
export interface LessonWords {
  readonly home: string;
  readonly groups: Readonly<Record<Group, string>>;
}

export const catalog = catalogOf<LessonWords>('page/lessons');
