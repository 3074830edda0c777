import type { Catalog } from '../../../app/locale';

interface Messages {
  readonly title: string;
  readonly why: readonly string[];
  readonly code: string;
  readonly right: string;
  readonly wrong: string;
  readonly table: string;
  readonly epoch: string;
  readonly mean: string;
  readonly lastBatch: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    title: 'The loss that the assignment’s program prints',
    why: [
      'The assignment’s program adds the loss up one line too far out: there the loop over the batches is over, and the loss of the last batch alone is added.',
      'So it prints what one batch happened to have, which jumps from epoch to epoch and can lie well above or below the mean; a ratio taken from it (“about eight times”) is just as uncertain.',
    ],
    code: 'The loop of the program, with the right line and the wrong one',
    right: 'right: every batch is added',
    wrong: 'wrong: the last batch alone is added',
    table: 'What the program should print, and what it prints',
    epoch: 'Epoch',
    mean: 'Mean over all batches',
    lastBatch: 'One batch, the last',
  },
  fa: {
    title: 'زیانی که برنامهٔ تمرین چاپ می‌کند',
    why: [
      'برنامهٔ تمرین زیان را یک سطر بیرون‌تر از جای خود جمع می‌زند: در آنجا حلقهٔ دسته‌ها تمام شده است و فقط زیان آخرین دسته افزوده می‌شود.',
      'پس عددی که چاپ می‌شود زیان یک دستهٔ اتفاقی است که از دوره‌ای به دورهٔ دیگر بالا و پایین می‌پرد و شاید بسیار کمتر یا بیشتر از میانگین باشد؛ نسبتی هم که با آن حساب شود («حدود هشت برابر») به همین اندازه نامطمئن است.',
    ],
    code: 'حلقهٔ برنامه با سطر درست و سطر نادرست',
    right: 'درست: همهٔ دسته‌ها افزوده می‌شوند',
    wrong: 'نادرست: فقط آخرین دسته افزوده می‌شود',
    table: 'آنچه برنامه باید چاپ کند و آنچه چاپ می‌کند',
    epoch: 'دوره',
    mean: 'میانگین همهٔ دسته‌ها',
    lastBatch: 'یک دسته، آخرین',
  },
};
