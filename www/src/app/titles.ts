import type { Catalog } from './locale';

interface Titles {
  readonly home: string;
  readonly 'training-step': string;
  readonly activations: string;
  readonly linear: string;
  readonly 'gradient-flow': string;
  readonly capacity: string;
  readonly playground: string;
  readonly images: string;
  readonly draw: string;
}

/** What the lessons are called, in the header, on the home page and above themselves. */
export const titles: Catalog<Titles> = {
  en: {
    home: 'Home',
    'training-step': 'One training step',
    activations: 'Activations',
    linear: 'Why non‑linear',
    'gradient-flow': 'Vanishing gradients',
    capacity: 'Depth and width',
    playground: 'Train a network',
    images: 'Train on images',
    draw: 'Draw a digit',
  },
  fa: {
    home: 'خانه',
    'training-step': 'یک گام آموزش',
    activations: 'توابع فعال‌سازی',
    linear: 'چرا غیرخطی',
    'gradient-flow': 'محو شدن گرادیان',
    capacity: 'عمق و عرض',
    playground: 'آموزش یک شبکه',
    images: 'آموزش روی تصویر',
    draw: 'یک رقم بکشید',
  },
};
