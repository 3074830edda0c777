import { formula } from '../../../base/numbers';
import type { Messages } from '../../../lessons/draw/text';

const text: Messages = {
  prompt: 'رقمی لاتین از 0 تا 9 بکشید',
  promptAny: 'اینجا بکشید',
  tools: 'ویرایش نقاشی',
  undo: 'واگرد',
  redo: 'انجام دوباره',
  clear: 'پاک کردن',
  reads: 'شبکه می‌خواند',
  ownReads: 'شبکهٔ من می‌خواند',
  names: ['صفر', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نُه'],
  doubt: (best, runnerUp) => `${best}، یا شاید ${runnerUp}`,
  announce: (best, percent) => `شبکه ${best} می‌خواند، ${percent} درصد`,
  noDigitYet: 'هنوز رقمی نیست',
  refused: 'این شبیه هیچ رقمی که می‌شناسم نیست',
  several: (n) => `این‌ها ${n} رقم کنار هم‌اند؛ هر بار تنها یک رقم را می‌توانم بخوانم`,
  severalDrawings: (n) => `این‌ها ${n} نقاشی کنار هم‌اند؛ هر بار تنها یکی را می‌توانم بخوانم`,
  guess: (best) => `بهترین حدس: ${best}`,
  unlike: (percent, least) => `شباهت به رقم ${percent} است؛ برای پاسخ ${least} لازم است`,
  loading: 'وزن‌های شبکه در راه‌اند',
  loaded: (done, total) => `${done} از ${total}`,
  retry: 'تلاش دوباره',
  picture: 'آنچه شبکه می‌بیند',
  probabilities: 'احتمال‌های پیش‌بینی‌شده',
  get pictureLabel() {
    return `تصویری که شبکه می‌بیند، ${formula('28')} در ${formula('28')} پیکسل خاکستری`;
  },
  samples: 'یا نمونه‌ای بردارید',
  sample: (name) => `نمونهٔ ${name}`,
  keyboard: 'کشیدن با صفحه‌کلید',
  keys: [
    [['←', '↑', '→', '↓'], 'قلم را جابه‌جا می‌کنند؛ دو کلید با هم مورب می‌روند و با Shift حرکت ریز می‌شود'],
    [['Space'], 'قلم را روی بوم می‌گذارد و برمی‌دارد'],
    [['Backspace'], 'آخرین خط را پس می‌گیرد (Ctrl+Z هم همین کار را می‌کند)'],
    [['Ctrl+Y'], 'آن را برمی‌گرداند'],
    [['Esc'], 'بوم را پاک می‌کند'],
  ],
  accuracy: (mnist, writers) =>
    `دقت: ${mnist.percent} روی ${mnist.of} تصویر آزمون MNIST، و ${writers.percent} روی ${writers.of} رقمی که کسانی کشیده‌اند که شبکه خطشان را هرگز ندیده بود.`,
  card: 'دربارهٔ این شبکه',
  view: 'چه دیده شود',
  views: {
    draw: 'کشیدن',
    inside: 'درون شبکه',
    pipeline: 'راه تصویر',
    attack: 'فریب شبکه',
    teach: 'آموزش به شبکه',
    play: 'بازی',
  },
  ownNote: 'بوم را شبکهٔ خود شما می‌خواند. این نما درون شبکهٔ آماده را نشان می‌دهد.',
  useShipped: 'خواندن با شبکهٔ آماده',
};

export default text;
