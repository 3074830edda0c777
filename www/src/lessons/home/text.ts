import type { Catalog } from '../../app/locale';

interface Messages {
  readonly sentence: string;
  readonly forwardText: string;
  readonly figure: string;
  readonly stepOf: (step: string, last: string) => string;
  readonly next: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
  readonly drawText: string;
  readonly openDraw: string;
  readonly prompt: string;
  readonly clear: string;
  /** In the place of the digit, where there is none. */
  readonly noAnswer: string;
  readonly loading: string;
  readonly retry: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    sentence: 'See how a neural network computes and learns, number by number.',
    forwardText:
      'Each unit multiplies what reaches it by its weights, adds its bias, and lets ReLU decide what goes on.',
    figure: 'A network of two inputs, two hidden layers and one output, computing its answer',
    stepOf: (step, last) => `Step ${step} of ${last}`,
    next: 'Next step',
    pause: 'Pause',
    resume: 'Play',
    open: 'Every step in the lesson',
    drawText:
      'Draw on the pad: a network of 784\u2011600\u2011600\u201110 units, trained on handwriting, names the digit while you draw it.',
    openDraw: 'See what the network sees',
    prompt: 'Draw here, 0 to 9',
    clear: 'Clear',
    noAnswer: '?',
    loading: 'The network’s weights are on their way …',
    retry: 'Try again',
  },
  fa: {
    sentence: 'ببینید شبکهٔ عصبی چگونه حساب می‌کند و یاد می‌گیرد، عدد به عدد.',
    forwardText: 'هر نورون ورودی‌هایش را در وزن‌ها ضرب می‌کند، بایاس را می‌افزاید و ReLU تعیین می‌کند چه چیزی پیش برود.',
    figure: 'شبکه‌ای با دو ورودی، دو لایهٔ پنهان و یک خروجی که پاسخش را حساب می‌کند',
    stepOf: (step, last) => `گام ${step} از ${last}`,
    next: 'گام بعدی',
    pause: 'مکث',
    resume: 'پخش',
    open: 'همهٔ گام‌ها در درس',
    drawText:
      'روی صفحه بکشید: شبکه‌ای با \u2066784\u2011600\u2011600\u201110\u2069 نورون که با دست‌خط آموزش دیده است، رقم را هنگام کشیدن نام می‌برد.',
    openDraw: 'ببینید شبکه چه می‌بیند',
    prompt: 'اینجا بکشید، رقم لاتین 0 تا 9',
    clear: 'پاک کردن',
    noAnswer: '؟',
    loading: 'وزن‌های شبکه در راه‌اند …',
    retry: 'تلاش دوباره',
  },
};
