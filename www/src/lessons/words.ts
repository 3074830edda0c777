import { catalogOf, words } from '../base/words';
import type { Group } from './lesson';

/** What is said about a lesson wherever it is named. */
export interface About {
  readonly title: string;
  /** One sentence: what there is to do. */
  readonly summary: string;
}

/** The names of the lessons. They come with the page, so that a lesson has a title before its own words are loaded. */
export interface LessonWords<Name extends string = string> {
  readonly home: string;
  readonly groups: Readonly<Record<Group, string>>;
  readonly lessons: Readonly<Record<Name, About>>;
}

export const catalog = catalogOf<LessonWords>('page/lessons');

/** The words of one lesson. Each language has them for all lessons of the list: the compiler enforces it. */
export function about(name: string): About {
  const found = words(catalog).lessons[name];
  if (!found) throw new Error(`no lesson is called "${name}"`);
  return found;
}
