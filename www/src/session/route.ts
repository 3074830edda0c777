import { Store } from '../base/store';
import { limits } from '../engine/wire';
import { bounded, keepStatesIn, type Route, renameLessons, routeFrom } from './addresses';

/** Where the reader is, by the address of the tab. */
export const route = new Store<Route>(read());

/** Called once, before the route is followed: makes links to former names of lessons work. */
export function followFormerNames(names: ReadonlyMap<string, string>): void {
  renameLessons(names);
  route.set(read());
}

window.addEventListener('popstate', () => route.set(read()));

/** The address of a lesson in a state; language, theme and `embed` are carried along. */
export function href(lesson: string, state: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  if (lesson) params.set('lesson', lesson);
  for (const kept of ['lang', 'theme', 'digits', 'embed']) {
    const value = route.value.params.get(kept);
    if (value !== null) params.set(kept, value);
  }
  for (const [name, value] of Object.entries(state)) params.set(name, value);
  const query = params.toString();
  return query ? `?${query}` : location.pathname;
}

/** Goes to another lesson: Back returns to this one. */
export function open(lesson: string, state: Record<string, string> = {}): void {
  history.pushState(null, '', href(lesson, state));
  route.set(read());
}

/** Navigates to a state as a link would, without a new entry in the history. */
export function replace(query: string): void {
  history.replaceState(history.state, '', query);
  route.set(read());
}

/** Lets plain clicks on links of this page navigate without reloading, wherever they are on the page. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, '', link.href);
    route.set(read());
  });
}

/**
 * Writes the state of this lesson into the address; `null` removes a parameter. Back leaves the lesson, not the state.
 */
export function remember(state: Readonly<Record<string, string | null>>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(state)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  if (url.href === location.href) return;
  history.replaceState(history.state, '', url);
  route.set(read());
}

function read(): Route {
  const params = new URLSearchParams(location.search);
  // Short ones, almost all, are not compared.
  if (location.search.length > limits.addressChars) {
    const query = bounded(params).toString();
    if (query !== params.toString()) history.replaceState(history.state, '', query ? `?${query}` : location.pathname);
  }
  return routeFrom(location.search);
}

keepStatesIn({
  routeOf: () => route,
  remember: (_lesson, state) => remember(state),
  open: (_from, lesson, state) => open(lesson, state),
  linkTo: (lesson, state) => new URL(href(lesson, state), location.href).href,
});
