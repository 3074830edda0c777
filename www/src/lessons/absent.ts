import { catalogOf } from '../base/words';

/** What an element in a page of others says in place of a lesson. */
export interface Messages {
  readonly unknown: (lesson: string) => string;
  /** Another element shows it. */
  readonly twice: (title: string) => string;
  /** Its code did not come. Browsers ask once for a module, and the page is not ours to be loaded again. */
  readonly failed: string;
}

export const catalog = catalogOf<Messages>('lessons/absent');
