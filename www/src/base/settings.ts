import { Store } from './store';

export const locales = ['en', 'fa'] as const;
export type Locale = (typeof locales)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const numerals = ['latin', 'persian'] as const;
export type Numerals = (typeof numerals)[number];

/** The reader's choices for the whole page. */
export interface Settings {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly numerals: Numerals;
}

export const settings = new Store<Settings>({ locale: 'en', theme: 'system', numerals: 'latin' });
