/** The files that a reader saves from a chart. */

import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Presses the button of this name in a chart, and waits for the file. */
export async function savedFile(page: Page, chart: Locator, kind: string): Promise<Saved> {
  const coming = page.waitForEvent('download');
  await chart.locator(`[data-save="${kind}"]`).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** A table whose fields have no commas. */
export function parseCsv(bytes: Buffer): { columns: readonly string[]; rows: readonly (readonly string[])[] } {
  const [columns = [], ...rows] = bytes
    .toString()
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return { columns, rows };
}

/** What an SVG file holds, as a program reads it that knows nothing of the page. */
export async function parseSvg(page: Page, bytes: Buffer) {
  // On a page of no policy: ours lets nobody parse markup.
  const reader = await page.context().newPage();
  const found = await reader.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      root: file.documentElement.localName,
      width: Number(file.documentElement.getAttribute('width')),
      height: Number(file.documentElement.getAttribute('height')),
      texts: [...file.querySelectorAll('text')].map((node) => node.textContent ?? ''),
      colors: [...file.querySelectorAll('path')].map((node) => node.getAttribute('stroke') ?? ''),
      outside: [...file.querySelectorAll('[href]:not(image), [class], [style]')].length,
    };
  }, bytes.toString());
  await reader.close();
  return found;
}

/** The size of a PNG file, from its header. */
export function pngSize(bytes: Buffer): { width: number; height: number } {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}
