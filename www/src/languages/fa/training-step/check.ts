import { formula } from '../../../base/numbers';
import type { Messages } from '../../../lessons/training-step/check/text';

const text: Messages = {
  title: 'بررسی حل من',
  get how() {
    return `هر کدام از نتیجه‌هایتان را که می‌خواهید بنویسید: اعشاری، با هر گرد کردنی، یا کسری مانند ${formula('−1/4')}. آنچه ننویسید داوری نمی‌شود.`;
  },
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
    inputGradient: (name) => `مشتق ${name}`,
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
};

export default text;
