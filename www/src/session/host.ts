import { settings } from '../base/settings';
import { followEvents, type LessonEvent } from './events';
import { replace, route } from './route';

/**
 * What passes between the page in a frame and the page around it (docs/embedding.md). Each message is an object whose member
 * `chainrule` says what it is.
 */
export type ToHost =
  /** The first word: what is shown in which language. */
  | { readonly chainrule: 'ready'; readonly lesson: string; readonly lang: string }
  /** The height of the document, in CSS pixels, now and whenever it changes. */
  | { readonly chainrule: 'height'; readonly height: number }
  /** The state, as the query of a link to it. */
  | { readonly chainrule: 'state'; readonly query: string }
  /** Something that the reader did in a lesson. */
  | ({ readonly chainrule: 'event'; readonly lesson: string } & LessonEvent)
  | { readonly chainrule: 'refused'; readonly expected: string };

export type FromHost =
  /** Answered by `state`, now and after each change, and by `event` from then on. */
  | { readonly chainrule: 'get' }
  /** Goes to a state; answered by `state`. */
  | { readonly chainrule: 'set'; readonly query: string };

/** What a query may come to: as much as browsers and servers take. */
const maxQuery = 32_000;

/**
 * Tells the page around this one that it is here and how high it is, and lets it read and set the state. What the reader does
 * is told only to the origin that asked.
 */
export function startHost(): void {
  const host = window.parent;
  if (host === window) return;
  const tell = (message: ToHost, origin: string) => host.postMessage(message, origin);
  const asked = new Set<string>();
  const state = (): ToHost => ({ chainrule: 'state', query: location.search });

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== host || !isObject(event.data) || !('chainrule' in event.data)) return;
    // The origin of a page in a sandbox has no name; the window that asked is known all the same.
    const origin = event.origin === 'null' ? '*' : event.origin;
    const message = read(event.data);
    if (message === undefined) {
      tell(
        { chainrule: 'refused', expected: `{ chainrule: 'get' } or { chainrule: 'set', query: '?lesson=…' }` },
        origin,
      );
      return;
    }
    if (message.chainrule === 'set') replace(message.query);
    asked.add(origin);
    tell(state(), origin);
  });
  route.subscribe(() => {
    for (const origin of asked) tell(state(), origin);
  });

  followEvents((lesson, event) => {
    for (const origin of asked) tell({ chainrule: 'event', lesson, ...event }, origin);
  });

  tell({ chainrule: 'ready', lesson: route.value.lesson, lang: settings.value.locale }, '*');
  new ResizeObserver(() => {
    tell({ chainrule: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
  }).observe(document.body);
}

function read(data: object): FromHost | undefined {
  const { chainrule: kind, query } = data as Record<string, unknown>;
  if (kind === 'get') return { chainrule: kind };
  const isQuery = typeof query === 'string' && query.startsWith('?') && query.length <= maxQuery;
  // As a query alone, whatever else an address may hold.
  return kind === 'set' && isQuery ? { chainrule: kind, query: `?${new URLSearchParams(query)}` } : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
