import type { Catalog } from '../../../app/locale';
import type { ExampleName, Steps } from '../../../engine/study';

/** As they are written: the longest side of a digit and the width of the pen, in pixels. */
export interface Numbers {
  readonly side: string;
  readonly pen: string;
}

export interface Messages {
  readonly hint: string;
  readonly lead: string;
  readonly examples: string;
  readonly example: Readonly<Record<ExampleName, string>>;
  readonly raw: string;
  readonly rawText: (size: string) => string;
  readonly steps: Readonly<Record<keyof Steps, string>>;
  readonly texts: Readonly<Record<keyof Steps, (numbers: Numbers) => string>>;
  readonly image: (stage: string) => string;
  readonly changes: string;
  readonly shift: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    hint: 'Draw a digit or take a sample: its way into the picture shows here.',
    lead: 'The network has learned from pictures that were all made in one way. What it says of the same drawing on each stage of that way shows how much it relies on it. Switch a step off, and all that comes after goes without it.',
    examples: 'Drawings that need it',
    example: {
      corner: 'A small seven in the corner',
      thin: 'A large two with a thin line',
      off_center: 'A four at the border',
    },
    raw: 'The pad as it is',
    rawText: (size) => `The whole pad, shrunk to ${size} pixels.`,
    steps: { crop: 'Cut out', scale: 'Scaled to one size', pen: 'One pen', center: 'Centered by mass' },
    texts: {
      crop: () => 'The drawing’s box comes into the middle, wherever it lay.',
      scale: ({ side }) => `The longest side becomes ${side} pixels; the line grows or shrinks with it.`,
      pen: ({ pen }) => `Drawn again with the pen of the training pictures, ${pen} pixels wide.`,
      center: () => 'Moved by whole pixels, so that the center of mass comes into the middle.',
    },
    image: (stage) => `The picture after “${stage}”`,
    changes: 'another answer than at the end',
    shift:
      'This is distribution shift: the digit is the same, and the numbers that the network gets are not. All its accuracy was measured on pictures like the last one.',
  },
  fa: {
    hint: 'رقمی بکشید یا نمونه‌ای بردارید تا راهش به تصویر اینجا دیده شود.',
    lead: 'شبکه از تصویرهایی آموخته که همه به یک شیوه ساخته شده‌اند. پاسخ آن به همین نقاشی در هر منزل این راه نشان می‌دهد که چقدر به آن تکیه دارد. گامی را خاموش کنید تا هرچه پس از آن است بی آن بماند.',
    examples: 'نقاشی‌هایی که به این راه نیاز دارند',
    example: { corner: 'هفتی کوچک در گوشه', thin: 'دویی بزرگ با خطی نازک', off_center: 'چهاری در کناره' },
    raw: 'صفحه همان‌گونه که هست',
    rawText: (size) => `همهٔ صفحه، کوچک‌شده به ${size} پیکسل.`,
    steps: { crop: 'بریدن', scale: 'رساندن به یک اندازه', pen: 'یک قلم برای همه', center: 'میانه با مرکز جرم' },
    texts: {
      crop: () => 'چارچوب نقاشی، هرجا که بود، به میانه می‌آید.',
      scale: ({ side }) => `بلندترین ضلع ${side} پیکسل می‌شود و کلفتی خط هم با آن کم و زیاد می‌شود.`,
      pen: ({ pen }) => `با قلم تصویرهای آموزش، به پهنای ${pen} پیکسل، از نو کشیده می‌شود.`,
      center: () => 'به اندازهٔ پیکسل‌های کامل جابه‌جا می‌شود تا مرکز جرم به میانه برسد.',
    },
    image: (stage) => `تصویر پس از «${stage}»`,
    changes: 'پاسخی جز پاسخ پایانی',
    shift:
      'این همان جابه‌جایی توزیع است: رقم همان است، اما عددهایی که به شبکه می‌رسد همان نیست. دقت شبکه تنها روی تصویرهایی مانند آخری سنجیده شده است.',
  },
};
