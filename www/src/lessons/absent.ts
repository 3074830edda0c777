import { catalogOf } from '../base/words';

/** What an element in a page of others says in place of a lesson. */
export interface Messages {
  readonly unknown: (lesson: string) => string;
  /** Another element shows it. */
  readonly twice: (title: string) => string;
  readonly failed: string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('lessons/absent');
