import { isFromDisk } from '../base/hosts';
import type { Store } from '../base/store';
import { limits } from '../engine/wire';

/**
 * Where the reader is, from the address: `?lesson=draw&view=play`. Every other parameter belongs to the lesson. It is
 * in the query (and not the path), so that the page works from any folder of any static host.
 */
export interface Route {
  /** The lesson's name; empty on the home page. */
  readonly lesson: string;
  readonly params: URLSearchParams;
}

/** Where lessons keep their states: in the address of the tab, or each in an address of its own. */
export interface Addresses {
  /** The address that a lesson reads and writes. */
  routeOf(lesson: string): Store<Route>;
  /** Writes the state of a lesson; `null` removes a parameter. */
  remember(lesson: string, state: Readonly<Record<string, string | null>>): void;
  /** Goes from one lesson to another. */
  open(from: string, lesson: string, state: Record<string, string>): void;
  /** The whole address of a lesson in a state, to be copied or printed. */
  linkTo(lesson: string, state: Record<string, string>): string;
}

let chosen: Addresses | undefined;

/** Called once, before any lesson is loaded. */
export function keepStatesIn(addresses: Addresses): void {
  chosen = addresses;
}

export function addresses(): Addresses {
  if (!chosen) throw new Error('nobody said where lessons keep their states: keepStatesIn comes first');
  return chosen;
}

/** The whole address of a lesson, to be printed for other people: empty where the page has none for them. */
export function publicAddress(lesson: string, state: Record<string, string>): string {
  return isFromDisk ? '' : addresses().linkTo(lesson, state);
}

/** Former names of lessons, with their current ones. */
let renamed: ReadonlyMap<string, string> = new Map();

export function renameLessons(names: ReadonlyMap<string, string>): void {
  renamed = names;
}

/** How many parameters there are at most: no lesson has half as many. */
const maxParams = 100;

/** The longest name of a lesson or parameter that is looked at. */
const maxNameChars = 100;

/** Cuts what is longer than anything of use can be, to one character more than that: what reads it then refuses it. */
export function bounded(params: URLSearchParams): URLSearchParams {
  const kept = [...params].filter(([name]) => name.length <= maxNameChars).slice(0, maxParams);
  return new URLSearchParams(kept.map(([name, value]) => [name, value.slice(0, limits.addressChars + 1)]));
}

/** Where a query leads. */
export function routeFrom(query: string): Route {
  const params = bounded(new URLSearchParams(query));
  const lesson = (params.get('lesson') ?? '').slice(0, maxNameChars);
  return { lesson: renamed.get(lesson) ?? lesson, params };
}
