/** How wide the texts of a network figure are, and how long ones are shortened. */

import type { GraphEdge, GraphName, GraphValue } from './network-graph-data';
import { type Size, sum } from './network-graph-geometry';

/** The longest number, in characters: `−0.00312500`. */
const longest = 11;

/** A number of at most 11 characters: what determines its size, the exponent or the denominator, is kept. */
export function shortened(text: string): string {
  const glyphs = [...text];
  if (glyphs.length <= longest) return text;
  const end = [...(text.match(/\s*(?:[×e/⁄∕]).*$/u)?.[0] ?? '')];
  const kept = end.length <= longest - 4 ? end : glyphs.slice(-4);
  return [...glyphs.slice(0, longest - 1 - kept.length), '…', ...kept].join('');
}

/** Whether a name has its indices in brackets, as in code. */
export function isCode({ letter }: GraphName): boolean {
  return letter.includes('[');
}

/** Letters and digits are taken to be as wide as the widest of their kind in the page's typefaces. */
export function nameWidth(name: GraphName, em: number): number {
  const subscript = [...name.subscript].map((glyph) =>
    /[\d.,′]/.test(glyph) ? 0.54 : /[wHKMm]/.test(glyph) ? 0.86 : 0.64,
  );
  return em * (lettersWidth(name.letter) + (name.prime ? 0.3 : 0) + sum(subscript) * subscriptSize(em));
}

/** The size of the text on a phone, in pixels: the smallest that is legible there. */
export const phoneEm = 12;

/** Between a name and its number. */
const nameGap = (em: number): number => em * (em === phoneEm ? 0.2 : 0.4);

/** The size of subscripts, in em: on a phone that of the text, and they are only lower. */
export function subscriptSize(em: number): number {
  return em === phoneEm ? 1 : 0.72;
}

/** Marks above a letter take no extra room. */
function lettersWidth(letters: string): number {
  const bare = letters.normalize('NFD').replace(/\p{M}/gu, '');
  return sum(
    [...bare].map((glyph) =>
      /[wWHKMm]/.test(glyph) ? 0.88 : /[.,\s′]/.test(glyph) ? 0.3 : /[[\]]/.test(glyph) ? 0.42 : 0.63,
    ),
  );
}

export function textWidth(text: string, em: number): number {
  const widths = [...text].map((glyph) => {
    if (/[.,\s]/u.test(glyph)) return 0.28;
    if (glyph === '٫' || /[⁰¹²³⁴-⁻/⁄]/u.test(glyph)) return 0.46;
    if (glyph === '…') return 0.95;
    return /[۰-۹]/u.test(glyph) ? 0.68 : 0.65;
  });
  return em * sum(widths);
}

/** A number with the name before it. */
export function valueWidth(value: GraphValue, em: number): number {
  const name = value.name ? nameWidth(value.name, em) + nameGap(em) : 0;
  return name + textWidth(shortened(value.text), em);
}

/** Words of captions and badges, unlike numbers: a little more than their mean width. */
export function wordsWidth(text: string, em: number): number {
  return em * 0.58 * [...text.replace(/\u200c|\p{M}/gu, '')].length;
}

/** What is left of the name of a gradient where there is no room for it. */
export function shortName(name: GraphName, narrow: boolean): GraphName | undefined {
  if (!narrow) return name;
  return name.letter.startsWith('∂') ? { letter: '∂', subscript: '' } : undefined;
}

/** The lines on the label of an edge: the weight, and what goes with it below. */
export function labelLines(edge: GraphEdge, em: number, narrow: boolean) {
  const values = [
    { name: edge.name, value: edge },
    ...(edge.second ? [{ name: edge.second.name, value: edge.second }] : []),
  ];
  return values.map(({ name: full, value }) => {
    const name = full && shortName(full, narrow);
    const text = shortened(value.text);
    return { name, text, nameWidth: name ? nameWidth(name, em) + nameGap(em) : 0, textWidth: textWidth(text, em) };
  });
}

export function labelSize(edge: GraphEdge, em: number, narrow: boolean): Size {
  const lines = labelLines(edge, em, narrow);
  const width = Math.max(...lines.map((line) => line.nameWidth + line.textWidth)) + em * 0.3;
  return { width, height: em * 1.25 * lines.length };
}

export function resultSize(edge: GraphEdge, em: number): Size {
  const width = textWidth(shortened(edge.result.text), em) + em * 0.4;
  return { width: Math.max(width, em * 1.3), height: em * 1.3 };
}
