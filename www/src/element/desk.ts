import { settings } from '../base/settings';
import { Store } from '../base/store';
import type { Addresses, Route } from '../session/addresses';

/** What shows a lesson, and has the address in which its state is. */
export interface Holder {
  readonly route: Store<Route>;
  /** Where the whole course is, if the page says so. */
  readonly site: string | undefined;
  scrollIntoView(options: ScrollIntoViewOptions): void;
}

/** Which element of the page shows which lesson: a lesson has one state, so that each is shown by one at most. */
const holders = new Map<string, Holder>();

/** Changes whenever a lesson is free again. */
export const released = new Store(0);

/** Returns whether the lesson is this element's now. */
export function take(lesson: string, holder: Holder): boolean {
  const first = holders.get(lesson) ?? holder;
  holders.set(lesson, first);
  return first === holder;
}

export function release(lesson: string): void {
  holders.delete(lesson);
  released.set(released.value + 1);
}

/** The parameters of a frame's address that are attributes of an element. */
export const notOfLesson = ['lesson', 'lang', 'theme', 'digits', 'embed'] as const;

/** The state of a lesson as the query of a link to it. */
export function queryOf({ lesson, params }: Route): string {
  const query = new URLSearchParams({ lesson });
  for (const [name, value] of params) if (!notOfLesson.some((other) => other === name)) query.set(name, value);
  return `?${query}`;
}

/** Of a lesson that no element shows. */
const nowhere = new Store<Route>({ lesson: '', params: new URLSearchParams() });

/** Each element has an address of its own, which nobody sees: the address of the tab is the page's. */
export const ownAddresses: Addresses = {
  routeOf: (lesson) => holders.get(lesson)?.route ?? nowhere,
  remember(lesson, state) {
    const route = holders.get(lesson)?.route;
    if (!route) return;
    const params = new URLSearchParams(route.value.params);
    for (const [name, value] of Object.entries(state)) {
      if (value === null) params.delete(name);
      else params.set(name, value);
    }
    if (params.toString() !== route.value.params.toString()) route.set({ lesson, params });
  },
  open(from, lesson, state) {
    const other = holders.get(lesson);
    (other ?? holders.get(from))?.route.set({ lesson, params: new URLSearchParams(state) });
    other?.scrollIntoView({ block: 'nearest' });
  },
  linkTo(lesson, state) {
    const site = holders.get(lesson)?.site;
    if (site === undefined) return location.href;
    const query = new URLSearchParams({ lesson, lang: settings.value.locale, ...state });
    return new URL(`?${query}`, new URL(site, document.baseURI)).href;
  },
};
