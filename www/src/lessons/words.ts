import { catalogOf, wordsAtOnce } from '../base/words';
import type { Group } from './lesson';

/** What is said about a lesson wherever it is named: `<name>/about` in each language. */
export interface About {
  readonly title: string;
  /** One sentence: what there is to do. */
  readonly summary: string;
}

/** These words come with the page, so that a lesson has a title before its own words are loaded. */
export function about(name: string): About {
  return wordsAtOnce(`${name}/about`);
}

/** The names of the groups of lessons. */
export interface LessonWords {
  readonly home: string;
  readonly groups: Readonly<Record<Group, string>>;
}

export const catalog = catalogOf<LessonWords>('page/lessons');
