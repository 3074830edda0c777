import type { Catalog } from '../../../app/locale';
import type { StopName } from '../../../engine/teach';

export interface Messages {
  readonly parts: string;
  readonly game: string;
  readonly tour: string;
  readonly rules: (seconds: string) => string;
  readonly start: string;
  readonly again: string;
  readonly pause: string;
  readonly goOn: string;
  readonly skip: string;
  readonly draw: string;
  readonly paused: string;
  readonly seconds: (seconds: string) => string;
  readonly timeLeft: string;
  readonly score: (hits: string) => string;
  readonly result: (hits: string, of: string) => string;
  readonly nothing: string;
  readonly drawn: (asked: string, read: string) => string;
  readonly notRead: string;
  readonly stop: (stop: string, last: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly replay: string;
  readonly stops: Readonly<Record<StopName, { readonly title: string; readonly why: string }>>;
  readonly changed: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    parts: 'What to play',
    game: 'Against the clock',
    tour: 'Tour of mistakes',
    rules: (seconds) =>
      `${seconds} seconds: draw what is asked. Once the shipped network reads it, the next one comes; Skip gives one up.`,
    start: 'Start',
    again: 'Play again',
    pause: 'Pause',
    goOn: 'Go on',
    skip: 'Skip',
    draw: 'Draw a',
    paused: 'Paused',
    seconds: (seconds) => `${seconds} s`,
    timeLeft: 'Time left',
    score: (hits) => `Read so far: ${hits}`,
    result: (hits, of) => `${hits} of ${of} read as asked`,
    nothing: 'Nothing was drawn.',
    drawn: (asked, read) => `Asked for ${asked}, read: ${read}`,
    notRead: 'no answer',
    stop: (stop, last) => `${stop} of ${last}`,
    previous: 'Previous',
    next: 'Next',
    replay: 'Draw it again',
    stops: {
      closedFour: {
        title: 'A four with a closed top',
        why: 'With its top closed, the four has the ring of a nine: the network says nine, and holds four for possible.',
      },
      oneWithRoof: {
        title: 'A one with a long flag',
        why: 'The flag is long enough for the bar of a seven: the network says seven, and holds one for possible.',
      },
      sixOnItsHead: {
        title: 'A six on its head',
        why: 'Turned by half a turn a six is a nine: what is up and down, only the pad says.',
      },
      fallenSix: {
        title: 'A six that fell over',
        why: 'The network has learned from digits that were turned by 15 degrees at most. Turned by 60, the six is a five to it, and it is sure of that.',
      },
      letterA: {
        title: 'The letter A',
        why: 'The ten probabilities have to add up to one, and four gets nearly all. The judge sees that it is no digit, so that there is no answer.',
      },
      twoDigits: {
        title: 'Two digits',
        why: 'The picture is made for one digit, and the network would make one of the two. The gap between the strokes gives them away: there is no answer.',
      },
      persianFour: {
        title: 'The Persian four, ۴',
        why: 'The network has only seen Latin digits, and a four is what it would guess from its hook and stem. The judge refuses it; it can be taught, though.',
      },
      persianFive: {
        title: 'The Persian five, ۵',
        why: 'Who knows Latin digits alone sees a line that closes, a zero. The judge agrees: both are fooled, and sure.',
      },
      house: {
        title: 'A house',
        why: 'It is a closed line around an empty middle, as a zero is, and no house was among what the judge has learned from. A judge errs, too.',
      },
    },
    changed: 'The drawing is not the tour’s any more: draw it again to compare.',
  },
  fa: {
    parts: 'چه بازی‌ای',
    game: 'با زمان',
    tour: 'گشتی میان اشتباه‌ها',
    rules: (seconds) =>
      `${seconds} ثانیه: آنچه خواسته می‌شود بکشید. همین که شبکهٔ آماده آن را بخواند بعدی می‌آید؛ با «رد کن» از یکی می‌گذرید.`,
    start: 'شروع',
    again: 'دوباره بازی کن',
    pause: 'مکث',
    goOn: 'ادامه',
    skip: 'رد کن',
    draw: 'بکشید:',
    paused: 'مکث',
    seconds: (seconds) => `${seconds} ثانیه`,
    timeLeft: 'زمان مانده',
    score: (hits) => `تا اینجا خوانده شد: ${hits}`,
    result: (hits, of) => `${hits} از ${of} همان خوانده شد که خواسته بود`,
    nothing: 'چیزی کشیده نشد.',
    drawn: (asked, read) => `خواسته: ${asked}، خوانده: ${read}`,
    notRead: 'بی‌پاسخ',
    stop: (stop, last) => `${stop} از ${last}`,
    previous: 'قبلی',
    next: 'بعدی',
    replay: 'دوباره بکش',
    stops: {
      closedFour: {
        title: 'چهاری با سر بسته',
        why: 'با سر بسته، این چهار حلقهٔ نُه را دارد: شبکه نُه می‌خواند و چهار را هم ممکن می‌داند.',
      },
      oneWithRoof: {
        title: 'یکی با پرچم بلند',
        why: 'پرچم آن‌قدر بلند است که جای خط بالای هفت را بگیرد: شبکه هفت می‌خواند و یک را هم ممکن می‌داند.',
      },
      sixOnItsHead: {
        title: 'ششی که روی سرش ایستاده',
        why: 'شش با نیم دور چرخش نُه است: بالا و پایین را تنها صفحه معلوم می‌کند.',
      },
      fallenSix: {
        title: 'ششی که افتاده است',
        why: 'شبکه از رقم‌هایی یاد گرفته که حداکثر ۱۵ درجه چرخیده بودند. ششِ ۶۰ درجه چرخیده برایش پنج است، و از آن مطمئن است.',
      },
      letterA: {
        title: 'حرف A',
        why: 'جمع ده احتمال باید یک شود و چهار تقریباً همه‌اش را می‌گیرد. داور می‌بیند که این رقم نیست؛ پس پاسخی نیست.',
      },
      twoDigits: {
        title: 'دو رقم',
        why: 'تصویر برای یک رقم است و شبکه از این دو یکی می‌ساخت. فاصلهٔ میان خط‌ها آن‌ها را لو می‌دهد: پاسخی نیست.',
      },
      persianFour: {
        title: 'چهار فارسی، ۴',
        why: 'شبکه تنها رقم‌های لاتین را دیده است و از این قلاب و ساقه چهار حدس می‌زد. داور آن را رد می‌کند؛ اما می‌توان یادش داد.',
      },
      persianFive: {
        title: 'پنج فارسی، ۵',
        why: 'آن که تنها رقم‌های لاتین را می‌شناسد خطی بسته می‌بیند: صفر. داور هم همراه است: هر دو فریب خورده‌اند، و مطمئن‌اند.',
      },
      house: {
        title: 'یک خانه',
        why: 'خطی بسته است دور میانه‌ای خالی، مانند صفر، و میان آنچه داور از آن یاد گرفته خانه‌ای نبود. داور هم اشتباه می‌کند.',
      },
    },
    changed: 'نقاشی دیگر آنِ این گشت نیست: برای مقایسه دوباره بکشیدش.',
  },
};
