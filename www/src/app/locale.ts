import { LitElement } from 'lit';
import { type Locale, settings } from './settings';
import { Watch } from './store';

/**
 * The words of one part of the page in every language. `Messages` is an interface whose members are strings, or
 * functions from values to a string, so that the compiler refuses a catalog with a missing or misspelled translation.
 */
export type Catalog<Messages> = Readonly<Record<Locale, Messages>>;

/** The words of `catalog` in the reader's language. */
export function words<Messages>(catalog: Catalog<Messages>): Messages {
  return catalog[settings.value.locale];
}

export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** A number, as the core wrote it, in the digits that the reader chose for Persian. Only the glyphs change, never the value. */
export function digits(number: string | number): string {
  const latin = String(number);
  if (settings.value.locale !== 'fa' || settings.value.numerals === 'latin') return latin;
  return latin.replace(/[0-9.]/g, (glyph) => (glyph === '.' ? '٫' : '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(glyph))));
}

/** Percent, as the core wrote it, with the sign of the digits that the reader chose. */
export function percentage(percent: string): string {
  const shown = digits(percent);
  return shown === percent ? `${shown}\u202f%` : `${shown}٪`;
}

/** A number in the reader's language and digits, for what no lesson computes with: sizes of files, counts of pictures. */
export function formatNumber(number: number, options: Intl.NumberFormatOptions): string {
  const { locale, numerals } = settings.value;
  const numberingSystem = locale === 'fa' && numerals === 'persian' ? 'arabext' : 'latn';
  const key = JSON.stringify([locale, numberingSystem, options]);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...options, numberingSystem });
  formats.set(key, format);
  return format.format(number);
}

/** To make one takes a tenth of a millisecond, and a page of counts asks for dozens. */
const formats = new Map<string, Intl.NumberFormat>();

/** An element that is rendered again when the reader changes language, theme or digits. */
export class PageElement extends LitElement {
  constructor() {
    super();
    new Watch(this, settings);
  }
}
