import { isFromDisk } from '../base/site-file';
import { Store } from '../base/store';

/**
 * Where the reader is, from the address: `?lesson=draw&view=play`. Every other parameter belongs to the lesson. It is
 * in the query (and not the path), so that the page works from any folder of any static host.
 */
export interface Route {
  /** The lesson's name; empty on the home page. */
  readonly lesson: string;
  readonly params: URLSearchParams;
}

/** Former names of lessons, with their current ones. */
let renamed: ReadonlyMap<string, string> = new Map();

export const route = new Store<Route>(read());

/** Called once, before the route is followed: makes links to former names of lessons work. */
export function followFormerNames(names: ReadonlyMap<string, string>): void {
  renamed = names;
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

/** The whole address, to be printed for other people: empty where the page has none for them. */
export function publicAddress(lesson: string, state: Record<string, string>): string {
  return isFromDisk ? '' : new URL(href(lesson, state), location.href).href;
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
export function remember(state: Record<string, string | null>): void {
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
  const lesson = params.get('lesson') ?? '';
  return { lesson: renamed.get(lesson) ?? lesson, params };
}
