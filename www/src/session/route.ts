import { Store } from '../base/store';

/**
 * Where the reader is, as the address says it: `?lesson=draw&view=play`. Every other parameter belongs to the lesson.
 * The query (and not the path) carries it, so that the page works from any folder of any static host.
 */
export interface Route {
  /** The lesson's name; empty at home. */
  readonly lesson: string;
  readonly params: URLSearchParams;
}

/** The names that lessons had once, with those they have now. */
let renamed: ReadonlyMap<string, string> = new Map();

export const route = new Store<Route>(read());

/** Called once, before the route is followed: lets links to the former names of lessons lead to them. */
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

/** Goes to another lesson: Back returns to this one. */
export function open(lesson: string, state: Record<string, string> = {}): void {
  history.pushState(null, '', href(lesson, state));
  route.set(read());
}

/** Goes to a state as a link would, in the place of this one. */
export function replace(query: string): void {
  history.replaceState(history.state, '', query);
  route.set(read());
}

/** Lets plain clicks on links of this page go there without loading it anew, wherever in the page they stand. */
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

/** Writes the state of this lesson into the address; `null` takes a parameter out. Back leaves the lesson, not the state. */
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
