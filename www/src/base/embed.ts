import { isSingleFile } from './single-file';

/** Where a lesson stands: on its own page, alone in a frame by `embed=1` in the address, or as an element of a page of others. */
export type Place = 'page' | 'frame' | 'element';

let place: Place = new URLSearchParams(location.search).get('embed') === '1' ? 'frame' : 'page';

/** Whether a course page shows a lesson alone: the figure and its controls, and no more. */
export function isEmbedded(): boolean {
  return place !== 'page';
}

export function placeOfLessons(): Place {
  return place;
}

/** The styles that documents of chainrule have, for a document that is not. */
interface Styles {
  /** Tokens, and what else every element inherits: for the root of an element. */
  readonly root: CSSStyleSheet;
  /** For the document, while sheets are printed. */
  readonly paper: CSSStyleSheet;
}

let styles: Styles | undefined;
let fileOf = (path: string): string =>
  (isSingleFile && globalThis.chainruleFiles[path]?.address) || new URL(path, document.baseURI).href;

/** Called once, before any lesson is loaded, where lessons are elements of a page that is not ours. */
export function beElements(of: Styles & { readonly fileOf: (path: string) => string }): void {
  place = 'element';
  styles = of;
  fileOf = of.fileOf;
}

export function stylesOfElements(): Styles | undefined {
  return styles;
}

/** The address of a file that comes with the page, from its path in `public/`. */
export function fileAddress(path: string): string {
  return fileOf(path);
}

/** Where an element listens for keys: everywhere on a page that is ours, else in itself. */
export function keysFor(element: EventTarget): EventTarget {
  return place === 'element' ? element : window;
}
