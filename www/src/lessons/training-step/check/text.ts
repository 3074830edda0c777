import type { Catalog } from '../../../app/locale';
import type { Role } from '../../../engine/trace';
import type { Verdict } from '../../../engine/working';

interface Messages {
  readonly title: string;
  readonly how: string;
  /** What a field is for, to be read aloud. */
  readonly field: Readonly<Partial<Record<Role, (name: string) => string>>>;
  readonly otherField: (name: string) => string;
  readonly typed: (n: string, of: string) => string;
  readonly check: string;
  readonly clear: string;
  readonly right: string;
  readonly rightWhole: string;
  readonly rightTo: (places: string, n: number) => string;
  readonly verdicts: Readonly<Record<Exclude<Verdict['kind'], 'right'>, string>>;
  readonly nothingTyped: string;
  readonly allRight: (n: string, count: number) => string;
  readonly someRight: (right: string, of: string) => string;
  readonly following: (n: string, count: number) => string;
  readonly unreadable: (n: string, count: number) => string;
  readonly firstWrong: string;
  readonly noSlip: (name: string) => string;
  readonly showStep: string;
  readonly changed: string;
  readonly failed: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    title: 'Check my working',
    how: 'Type any of your results: decimals, rounded as you like, or fractions such as -1/4. Those you leave out are not judged.',
    field: {
      preActivation: (name) => `Sum ${name}`,
      activation: (name) => `Activation ${name}`,
      output: (name) => `Output ${name}`,
      error: (name) => `Error ${name}`,
      lossPart: (name) => `Part of the loss ${name}`,
      sampleLoss: (name) => `Loss of the sample ${name}`,
      loss: (name) => `Loss ${name}`,
      derivative: (name) => `Derivative ${name}`,
      delta: (name) => `Delta ${name}`,
      sampleGradient: (name) => `Gradient of the sample ${name}`,
      gradient: (name) => `Gradient ${name}`,
      newWeight: (name) => `New weight ${name}`,
      newBias: (name) => `New bias ${name}`,
    },
    otherField: (name) => `Result ${name}`,
    typed: (n, of) => `${n} of ${of} typed`,
    check: 'Check',
    clear: 'Clear',
    right: 'right',
    rightWhole: 'right as a whole number',
    rightTo: (places, n) => `right to ${places} decimal${n === 1 ? '' : 's'}`,
    verdicts: {
      rightByOwnNumbers: 'right with your rounded numbers',
      followsFromMistake: 'method right: follows from an earlier mistake',
      wrong: 'wrong',
      unreadable: 'cannot be read',
    },
    nothingTyped: 'Nothing is typed yet: open a part and type a result.',
    allRight: (n, count) => (count === 1 ? 'This one is right.' : `All ${n} are right.`),
    someRight: (right, of) => `${right} of ${of} right.`,
    following: (n, count) =>
      count === 1
        ? 'One more follows rightly from an earlier mistake.'
        : `${n} more follow rightly from an earlier mistake.`,
    unreadable: (n, count) => (count === 1 ? 'One cannot be read.' : `${n} cannot be read.`),
    firstWrong: 'The first mistake',
    noSlip: (name) =>
      `${name} is wrong, and no usual slip explains this number. Compare your working with the formula:`,
    showStep: 'Show this step',
    changed: 'The problem has changed. Your answers are still here; check them again.',
    failed: 'The answers could not be checked.',
  },
  fa: {
    title: 'بررسی حل من',
    how: 'هر کدام از نتیجه‌هایتان را که می‌خواهید بنویسید: اعشاری، با هر گرد کردنی، یا کسری مانند \u2066-1/4\u2069. آنچه ننویسید داوری نمی‌شود.',
    field: {
      preActivation: (name) => `مجموع ${name}`,
      activation: (name) => `فعال‌سازی ${name}`,
      output: (name) => `خروجی ${name}`,
      error: (name) => `خطای ${name}`,
      lossPart: (name) => `جزئی از زیان، ${name}`,
      sampleLoss: (name) => `زیان نمونه، ${name}`,
      loss: (name) => `زیان ${name}`,
      derivative: (name) => `مشتق ${name}`,
      delta: (name) => `دلتای ${name}`,
      sampleGradient: (name) => `گرادیان نمونه، ${name}`,
      gradient: (name) => `گرادیان ${name}`,
      newWeight: (name) => `وزن تازهٔ ${name}`,
      newBias: (name) => `بایاس تازهٔ ${name}`,
    },
    otherField: (name) => `نتیجهٔ ${name}`,
    typed: (n, of) => `${n} از ${of} نوشته شده`,
    check: 'بررسی',
    clear: 'پاک کردن',
    right: 'درست',
    rightWhole: 'درست، گردشده به عدد صحیح',
    rightTo: (places) => `درست تا ${places} رقم اعشار`,
    verdicts: {
      rightByOwnNumbers: 'درست، با عددهای گردشدهٔ خودتان',
      followsFromMistake: 'روش درست است: پیامد اشتباهی پیشین',
      wrong: 'نادرست',
      unreadable: 'خواندنی نیست',
    },
    nothingTyped: 'هنوز چیزی نوشته نشده است: بخشی را باز کنید و نتیجه‌ای بنویسید.',
    allRight: (n, count) => (count === 1 ? 'این نتیجه درست است.' : `هر ${n} نتیجه درست است.`),
    someRight: (right, of) => `${right} از ${of} درست است.`,
    following: (n, count) =>
      count === 1
        ? 'یکی دیگر به‌درستی از اشتباهی پیشین نتیجه شده است.'
        : `${n} تای دیگر به‌درستی از اشتباهی پیشین نتیجه شده است.`,
    unreadable: (n, count) => (count === 1 ? 'یکی خواندنی نیست.' : `${n} تا خواندنی نیست.`),
    firstWrong: 'نخستین اشتباه',
    noSlip: (name) => `${name} نادرست است و هیچ لغزش رایجی این عدد را توضیح نمی‌دهد. حلتان را با فرمول مقایسه کنید:`,
    showStep: 'نمایش این گام',
    changed: 'مسئله عوض شده است. پاسخ‌هایتان سر جای خود است؛ دوباره بررسی کنید.',
    failed: 'پاسخ‌ها بررسی نشد.',
  },
};
