import { LitElement, type PropertyValues } from 'lit';
import { placeOfLessons } from './embed';
import { focusIn, keepFocus } from './keep-focus';
import { type Locale, settings } from './settings';
import { Watch } from './store';
import { catalogOf, words } from './words';

/** What the page knows about a language before it loads its words. */
export interface Language {
  /** The language's name in that language. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Between the items of a list. */
  readonly comma: string;
  /** Whether its handwriting takes a slash as a decimal mark, `۰/۵`. */
  readonly slashIsPoint?: boolean;
  /** Its own digits, if it has any besides the Latin ones. */
  readonly numerals?: {
    readonly digits: string;
    readonly point: string;
    readonly percent: string;
    /** The numbering system's Unicode (CLDR) name. */
    readonly system: string;
  };
}

export const language = catalogOf<Language>('page/language');

export function direction(locale: Locale): 'ltr' | 'rtl' {
  return language.messagesIn(locale)?.direction ?? 'ltr';
}

/** The digits the reader chose, if they are not Latin. */
function ownNumerals(): Language['numerals'] {
  return settings.value.numerals === 'latin' ? undefined : words(language).numerals;
}

/** A number, as the core wrote it, in the reader's digits. Only the glyphs change, never the value. */
export function digits(number: string | number): string {
  const latin = String(number);
  const own = ownNumerals();
  if (!own) return latin;
  return latin.replace(/[0-9.]/g, (glyph) => (glyph === '.' ? own.point : own.digits.charAt(Number(glyph))));
}

/**
 * A percentage, as the core wrote it, with the percent sign that belongs to the reader's digits. The sign comes after the
 * number as one reads: from the right, on its left, whatever is around it.
 */
export function percentage(percent: string): string {
  const sign = ownNumerals()?.percent ?? '%';
  if (words(language).direction === 'ltr') return `${digits(percent)}\u202f${sign}`;
  const [, relation = '', number = ''] = /^([<>≈]?)(.*)$/.exec(digits(percent)) ?? [];
  const share = `\u2067\u2066${number}\u2069${sign}\u2069`;
  return relation ? `\u2066${relation}${share}\u2069` : share;
}

/** An arrow along the line as one reads, from what was to what is. */
export function arrow(): string {
  return words(language).direction === 'rtl' ? '←' : '→';
}

/** A list in the order in which one reads, whatever the items are written in. */
export function series(items: readonly string[]): string {
  return items.map(isolate).join(words(language).comma);
}

/** A number in the reader's language and digits, for what no lesson computes with: file sizes, image counts. */
export function formatNumber(number: number, options: Intl.NumberFormatOptions): string {
  const { locale } = settings.value;
  const numberingSystem = ownNumerals()?.system ?? 'latn';
  const key = JSON.stringify([locale, numberingSystem, options]);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...options, numberingSystem });
  formats.set(key, format);
  return format.format(number);
}

/** A moment, in milliseconds since 1970, by the reader's calendar and clock. */
export function formatMoment(moment: number): string {
  const numberingSystem = ownNumerals()?.system ?? 'latn';
  const options = { dateStyle: 'medium', timeStyle: 'short', numberingSystem } as const;
  return new Intl.DateTimeFormat(settings.value.locale, options).format(moment);
}

/** Creating one takes a tenth of a millisecond, and a page of counts needs dozens. */
const formats = new Map<string, Intl.NumberFormat>();

/** Keeps Latin text together and in order inside a right-to-left line, by a first-strong isolate. */
export function isolate(text: string): string {
  return words(language).direction === 'ltr' ? text : `\u2068${text}\u2069`;
}

/** `a, b or c`, from the separators to put between items and before the last one. */
export function listed(items: readonly string[], comma: string, or: string): string {
  const before = items.slice(0, -1).join(comma);
  return before === '' ? `${items.at(-1) ?? ''}` : `${before}${or}${items.at(-1)}`;
}

/**
 * An element that re-renders when the reader changes language, theme or digits. In a course page that shows a lesson
 * alone it is `embedded`, in a frame or as an element, for its styles.
 */
export class PageElement extends LitElement {
  constructor() {
    super();
    new Watch(this, settings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const place = placeOfLessons();
    if (place === 'page') this.removeAttribute('embedded');
    else this.setAttribute('embedded', place);
  }

  protected override update(changed: PropertyValues): void {
    const focus = focusIn(this.shadowRoot);
    super.update(changed);
    if (focus && this.shadowRoot) keepFocus(this.shadowRoot, focus);
  }
}
