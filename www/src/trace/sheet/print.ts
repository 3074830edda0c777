/** Prints exercise sheets: while printing, a sheet is added to the page, and only the sheet is on the paper. */

import { stylesOfElements } from '../../base/embed';
import { settings } from '../../base/settings';
import type { Problem, Trace } from '../../engine/wire';
import { ChainruleWorksheet } from './worksheet';

export interface Sheet {
  readonly problem: Problem;
  /** One for each sample. */
  readonly traces: readonly Trace[];
  readonly withKey: boolean;
  readonly title: string;
  /** The link to the exercise. */
  readonly link: string;
  /** The seed of the exercise, if it has one. */
  readonly seed?: string;
}

/** What goes on paper. */
export interface Paper extends HTMLElement {
  /** What it would inherit from a document of chainrule, in another. */
  look: CSSStyleSheet | undefined;
  /** Resolves when everything is laid out. */
  drawn(): Promise<void>;
}

/** Opens the browser's print dialog with the sheets, each on pages of its own. Resolves when they are removed again. */
export function printSheets(sheets: readonly Sheet[]): Promise<void> {
  return printPapers(sheets.map(elementOf));
}

export async function printPapers(elements: readonly Paper[]): Promise<void> {
  // A browser that did not report when it was done left its sheets behind.
  clear();
  for (const element of elements) element.classList.add('paper');
  wear(elements);
  document.body.append(...elements);
  await Promise.all(elements.map((element) => element.drawn()));
  await document.fonts.ready;
  document.body.classList.add('printing');
  const done = new Promise<void>((resolve) => addEventListener('afterprint', () => resolve(), { once: true }));
  window.print();
  await done;
  clear();
}

function elementOf(sheet: Sheet): ChainruleWorksheet {
  const element = new ChainruleWorksheet();
  return Object.assign(element, { seed: '', ...sheet });
}

/** In a page of others, the sheets bring what the document of chainrule says about them, and the page is as before afterwards. */
function wear(elements: readonly Paper[]): void {
  const styles = stylesOfElements();
  if (!styles) return;
  document.adoptedStyleSheets.push(styles.paper);
  for (const element of elements) {
    element.lang = settings.value.locale;
    element.look = styles.root;
  }
}

function clear(): void {
  const paper = stylesOfElements()?.paper;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
  document.body.classList.remove('printing');
  for (const sheet of document.querySelectorAll('body > .paper')) sheet.remove();
}
