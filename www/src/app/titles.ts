import type { Catalog } from './locale';

interface Titles {
  readonly home: string;
  readonly forward: string;
  readonly draw: string;
}

/** What the lessons are called, in the header, on the home page and above themselves. */
export const titles: Catalog<Titles> = {
  en: { home: 'Home', forward: 'Forward pass', draw: 'Draw a digit' },
  fa: { home: 'خانه', forward: 'گذر رو به جلو', draw: 'یک رقم بکشید' },
};
