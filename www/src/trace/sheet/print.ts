/** Prints exercise sheets: while it is printed, a sheet stands beside the page and is alone on the paper. */

import type { Problem, Trace } from '../../engine/wire';
import { ChainruleWorksheet } from './worksheet';

export interface Sheet {
  readonly problem: Problem;
  /** One for each sample. */
  readonly traces: readonly Trace[];
  readonly withKey: boolean;
  readonly title: string;
  /** Where the exercise is found again. */
  readonly link: string;
  /** The number that the exercise was made from, if it was. */
  readonly seed?: string;
}

/** Opens the browser's print dialog with the sheets, each on pages of its own. Done when they are gone again. */
export async function printSheets(sheets: readonly Sheet[]): Promise<void> {
  // A browser that did not say when it was done left its sheets behind.
  clear();
  const elements = sheets.map(elementOf);
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

function clear(): void {
  document.body.classList.remove('printing');
  for (const sheet of document.querySelectorAll('body > chainrule-worksheet')) sheet.remove();
}
