import { LitElement } from 'lit';
import { isEmbedded } from './embed';
import { type Locale, settings } from './settings';
import { Watch } from './store';
import { catalogOf, words } from './words';

/** What is to be known of a language before anything is said in it. */
export interface Language {
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Its own digits, where it has some beside the Latin ones. */
  readonly numerals?: {
    readonly digits: string;
    readonly point: string;
    readonly percent: string;
    /** As Unicode names them (CLDR). */
    readonly system: string;
  };
}

export const language = catalogOf<Language>('page/language');

export function direction(locale: Locale): 'ltr' | 'rtl' {
  return language.in(locale)?.direction ?? 'ltr';
}

/** The digits that the reader chose, if they are not the Latin ones. */
function ownNumerals(): Language['numerals'] {
  return settings.value.numerals === 'latin' ? undefined : words(language).numerals;
}

/** A number, as the core wrote it, in the digits that the reader chose. Only the glyphs change, never the value. */
export function digits(number: string | number): string {
  const latin = String(number);
  const own = ownNumerals();
  if (!own) return latin;
  return latin.replace(/[0-9.]/g, (glyph) => (glyph === '.' ? own.point : own.digits.charAt(Number(glyph))));
}

/** Percent, as the core wrote it, with the sign of the digits that the reader chose. */
export function percentage(percent: string): string {
  const own = ownNumerals();
  return own ? `${digits(percent)}${own.percent}` : `${percent}\u202f%`;
}

/** A number in the reader's language and digits, for what no lesson computes with: sizes of files, counts of pictures. */
export function formatNumber(number: number, options: Intl.NumberFormatOptions): string {
  const { locale } = settings.value;
  const numberingSystem = ownNumerals()?.system ?? 'latn';
  const key = JSON.stringify([locale, numberingSystem, options]);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...options, numberingSystem });
  formats.set(key, format);
  return format.format(number);
}

/** To make one takes a tenth of a millisecond, and a page of counts asks for dozens. */
const formats = new Map<string, Intl.NumberFormat>();

/** Keeps Latin text in one piece, and in its order, inside a line that runs from right to left: first strong isolate … pop. */
export function isolate(text: string): string {
  return words(language).direction === 'ltr' ? text : `\u2068${text}\u2069`;
}

/** `a, b or c`, by what stands between two and before the last one. */
export function listed(items: readonly string[], comma: string, or: string): string {
  const before = items.slice(0, -1).join(comma);
  return before === '' ? `${items.at(-1) ?? ''}` : `${before}${or}${items.at(-1)}`;
}

/**
 * An element that is rendered again when the reader changes language, theme or digits. In a course page that shows a lesson
 * alone it is `embedded`, for its styles.
 */
export class PageElement extends LitElement {
  constructor() {
    super();
    new Watch(this, settings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.toggleAttribute('embedded', isEmbedded);
  }
}
