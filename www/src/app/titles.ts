import type { Catalog } from './locale';

interface Titles {
  readonly home: string;
  readonly 'training-step': string;
  readonly activations: string;
  readonly linear: string;
  readonly draw: string;
}

/** What the lessons are called, in the header, on the home page and above themselves. */
export const titles: Catalog<Titles> = {
  en: {
    home: 'Home',
    'training-step': 'One training step',
    activations: 'Activations',
    linear: 'Why non‑linear',
    draw: 'Draw a digit',
  },
  fa: {
    home: 'خانه',
    'training-step': 'یک گام آموزش',
    activations: 'توابع فعال‌سازی',
    linear: 'چرا غیرخطی',
    draw: 'یک رقم بکشید',
  },
};
