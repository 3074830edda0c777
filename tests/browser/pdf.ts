/** The content of a PDF, as a person would read it. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Its pieces of text in the order in which they were set, separated by spaces. */
  readonly text: string;
  /** Its letters from left to right, even those that are read from right to left. */
  readonly letters: string;
}

export async function pagesOf(pdf: Uint8Array): Promise<readonly PdfPage[]> {
  // Only errors are printed; fonts need not be drawable here.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const { items } = await page.getTextContent();
    // Arabic letters come in their contextual forms, which NFKC undoes.
    const runs = items.flatMap((item) => ('str' in item ? [{ dir: item.dir, str: item.str.normalize('NFKC') }] : []));
    const text = runs.map(({ str }) => str).join(' ');
    const letters = runs.map(({ str, dir }) => (dir === 'rtl' ? reversed(str) : str)).join('');
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({ width: right - left, height: top - bottom, text: text.replace(/\s+/g, ' '), letters });
  }
  await task.destroy();
  return pages;
}

/** The numbers of a text, with their signs. */
export function numbersIn(text: string): readonly string[] {
  return text.match(/(?:− ?)?\d+(?:\.\d+)?/g)?.map((number) => number.replace(' ', '')) ?? [];
}

/** Whether a Persian phrase is on some page. */
export function hasPersian(pages: readonly PdfPage[], phrase: string): boolean {
  const bare = (text: string) => text.replace(/[\s\u200b-\u200f\u2066-\u2069]/g, '');
  const wanted = reversed(bare(phrase));
  return pages.some(({ letters }) => bare(letters).includes(wanted));
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
