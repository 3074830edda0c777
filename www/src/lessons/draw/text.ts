import type { Catalog } from '../../app/locale';
import type { View } from './views';

export interface Messages {
  readonly prompt: string;
  /** Where it may be anything. */
  readonly promptAny: string;
  readonly undo: string;
  readonly redo: string;
  readonly clear: string;
  readonly reads: string;
  readonly ownReads: string;
  /** The digits 0 to 9 in words. */
  readonly names: readonly string[];
  readonly doubt: (best: string, runnerUp: string) => string;
  readonly announce: (best: string, percent: string) => string;
  readonly noDigitYet: string;
  readonly refused: string;
  /** `n` digits side by side. */
  readonly several: (n: string) => string;
  readonly guess: (best: string) => string;
  readonly unlike: (percent: string, least: string) => string;
  readonly loading: string;
  readonly loaded: (done: string, total: string) => string;
  readonly retry: string;
  readonly picture: string;
  readonly pictureLabel: string;
  readonly samples: string;
  readonly sample: (name: string) => string;
  readonly keyboard: string;
  readonly keys: readonly (readonly [keys: readonly string[], what: string])[];
  readonly accuracy: (mnist: Share, writers: Share) => string;
  readonly card: string;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly viewFailed: string;
  readonly ownNote: string;
  readonly useShipped: string;
}

/** Of how many, and which share of them, as they are written. */
export interface Share {
  readonly percent: string;
  readonly of: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    prompt: 'Draw a digit from 0 to 9',
    promptAny: 'Draw here',
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    reads: 'The network reads',
    ownReads: 'My network reads',
    names: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
    doubt: (best, runnerUp) => `${best}, or perhaps ${runnerUp}`,
    announce: (best, percent) => `The network reads ${best}, ${percent} percent`,
    noDigitYet: 'No digit yet',
    refused: 'This does not look like a digit I know',
    several: (n) => `These look like ${n} digits side by side; I can read one at a time`,
    guess: (best) => `If it had to be one: ${best}`,
    unlike: (percent, least) => `${percent} like a digit; an answer takes ${least}`,
    loading: 'The network’s weights are on their way',
    loaded: (done, total) => `${done} of ${total}`,
    retry: 'Try again',
    picture: 'What it sees',
    pictureLabel: 'The picture that the network sees, 28 by 28 grey pixels',
    samples: 'Or take a sample',
    sample: (name) => `Sample: ${name}`,
    keyboard: 'Draw with the keyboard',
    keys: [
      [['←', '↑', '→', '↓'], 'move the pen; two at a time go diagonally, Shift goes in small steps'],
      [['Space'], 'put the pen down, and lift it again'],
      [['Backspace'], 'take the last stroke back (also Ctrl+Z)'],
      [['Ctrl+Y'], 'bring it again'],
      [['Esc'], 'clear the pad'],
    ],
    accuracy: (mnist, writers) =>
      `Right on ${mnist.percent} of MNIST’s ${mnist.of} test pictures, and on ${writers.percent} of ${writers.of} digits drawn by people whose writing it had never seen.`,
    card: 'About this network',
    view: 'What to look at',
    views: {
      draw: 'Draw',
      inside: 'Look inside',
      pipeline: 'Into the picture',
      attack: 'Fool it',
      teach: 'Teach it',
      play: 'Play',
    },
    viewFailed: 'The code of this view did not arrive. Check the network and try again.',
    ownNote: 'Your own network reads the pad. This view looks into the shipped one.',
    useShipped: 'Let the shipped one read',
  },
  fa: {
    prompt: 'رقمی لاتین از 0 تا 9 بکشید',
    promptAny: 'اینجا بکشید',
    undo: 'واگرد',
    redo: 'ازنو',
    clear: 'پاک کردن',
    reads: 'شبکه می‌خواند',
    ownReads: 'شبکهٔ من می‌خواند',
    names: ['صفر', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'],
    doubt: (best, runnerUp) => `${best}، یا شاید ${runnerUp}`,
    announce: (best, percent) => `شبکه ${best} می‌خواند، ${percent} درصد`,
    noDigitYet: 'هنوز رقمی نیست',
    refused: 'این شبیه هیچ رقمی که می‌شناسم نیست',
    several: (n) => `این‌ها ${n} رقم کنار هم‌اند؛ هر بار تنها یک رقم را می‌توانم بخوانم`,
    guess: (best) => `اگر ناچار رقمی باشد: ${best}`,
    unlike: (percent, least) => `شباهت به رقم ${percent} است؛ برای پاسخ ${least} لازم است`,
    loading: 'وزن‌های شبکه در راه‌اند',
    loaded: (done, total) => `${done} از ${total}`,
    retry: 'تلاش دوباره',
    picture: 'آنچه شبکه می‌بیند',
    pictureLabel: 'تصویری که شبکه می‌بیند، ۲۸ در ۲۸ پیکسل خاکستری',
    samples: 'یا نمونه‌ای بردارید',
    sample: (name) => `نمونهٔ ${name}`,
    keyboard: 'کشیدن با صفحه‌کلید',
    keys: [
      [['←', '↑', '→', '↓'], 'قلم را جابه‌جا می‌کنند؛ دو کلید با هم مورب می‌روند و با Shift گام‌ها ریز می‌شوند'],
      [['Space'], 'قلم را روی صفحه می‌گذارد و برمی‌دارد'],
      [['Backspace'], 'آخرین خط را پس می‌گیرد (Ctrl+Z هم همین کار را می‌کند)'],
      [['Ctrl+Y'], 'آن را برمی‌گرداند'],
      [['Esc'], 'صفحه را پاک می‌کند'],
    ],
    accuracy: (mnist, writers) =>
      `درست برای ${mnist.percent} از ${mnist.of} تصویر آزمون MNIST، و برای ${writers.percent} از ${writers.of} رقمی که کسانی کشیده‌اند که شبکه خطشان را هرگز ندیده بود.`,
    card: 'دربارهٔ این شبکه',
    view: 'چه دیده شود',
    views: {
      draw: 'کشیدن',
      inside: 'درون شبکه',
      pipeline: 'راه تصویر',
      attack: 'فریب شبکه',
      teach: 'یادش بدهید',
      play: 'بازی',
    },
    viewFailed: 'کد این نما نرسید. اتصال شبکه را بررسی کنید و دوباره امتحان کنید.',
    ownNote: 'صفحه را شبکهٔ خود شما می‌خواند. این نما درون شبکهٔ اصلی را نشان می‌دهد.',
    useShipped: 'شبکهٔ اصلی بخواند',
  },
};
