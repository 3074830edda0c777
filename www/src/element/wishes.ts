import { type Locale, locales, numerals, type Settings, settings, themes } from '../base/settings';
import { loadWords } from '../base/words';

/** The attributes that choose a setting, and what they may say. */
const known = {
  lang: { setting: 'locale', values: locales },
  theme: { setting: 'theme', values: themes },
  digits: { setting: 'numerals', values: numerals },
} as const satisfies Record<string, { setting: keyof Settings; values: readonly string[] }>;

export type Wish = keyof typeof known;

/** What the elements asked for so far. */
const asked = new Map<Wish, string>();

/**
 * Applies an attribute to all lessons of the page: they share language, theme and digits, and the last one that asks decides.
 * A language applies once its words are there.
 */
export async function wish(attribute: Wish, text: string): Promise<void> {
  const { setting, values } = known[attribute];
  const value = (values as readonly string[]).find((one) => one === text.toLowerCase().split('-')[0]);
  if (value === undefined) {
    console.warn(`chainrule-lesson: ${attribute}="${text}" is not one of ${values.join(', ')}.`);
    return;
  }
  const before = asked.get(attribute);
  if (before !== undefined && before !== value) {
    console.warn(`chainrule-lesson: all lessons of a page share one ${attribute}, which is "${value}" now.`);
  }
  asked.set(attribute, value);
  if (attribute === 'lang') await loadWords(value as Locale);
  // Another element may have asked for something else in the meantime.
  if (asked.get(attribute) === value) settings.update({ [setting]: value });
}

/** The language where no element asks for one: that of the page around it, if there are words in it, else English. */
export function followPage(element: Element): void {
  if (asked.has('lang')) return;
  const tag = element.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
  const locale = locales.find((one) => one === tag.toLowerCase().split('-')[0]);
  if (locale) settings.update({ locale });
}
