import type { Catalog } from '../../app/locale';

interface Messages {
  readonly sentence: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    sentence: 'See how a neural network computes and learns, number by number.',
  },
  fa: {
    sentence: 'ببینید شبکهٔ عصبی چگونه حساب می‌کند و یاد می‌گیرد، عدد به عدد.',
  },
};
