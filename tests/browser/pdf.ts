/** The text of a printed page. */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface PdfJs {
  getDocument(source: { data: Uint8Array }): { promise: Promise<PdfDocument> };
}

interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{
    getViewport(options: { scale: number }): { width: number; height: number };
    getTextContent(): Promise<{ items: readonly { str?: string }[] }>;
  }>;
}

export interface Printed {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Letters by themselves, and not as they are joined in print. */
  readonly text: string;
}

export async function pagesOf(pdf: Buffer): Promise<readonly Printed[]> {
  const script = resolve(__dirname, '../../www/node_modules/pdfjs-dist/legacy/build/pdf.mjs');
  const { getDocument }: PdfJs = await import(pathToFileURL(script).href);
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages: Printed[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map(({ str }) => str ?? '').join(' ');
    pages.push({ width, height, text: text.normalize('NFKC').replace(/\s+/g, ' ') });
  }
  return pages;
}
