import type { Catalog } from '../../../app/locale';
import type { SetKind } from '../../../engine/teach';

export interface Messages {
  readonly intro: string;
  readonly classes: string;
  readonly kinds: Readonly<Record<SetKind, string>>;
  readonly labels: string;
  readonly labelsHint: string;
  readonly held: (labels: string) => string;
  readonly add: string;
  readonly addAs: (label: string) => string;
  readonly empty: string;
  readonly nDrawings: (n: string) => string;
  readonly drawingOf: (label: string) => string;
  readonly takeBack: string;
  readonly split: string;
  readonly missing: (labels: string) => string;
  readonly teach: string;
  readonly stop: string;
  readonly step: (step: string, last: string) => string;
  readonly before: string;
  readonly now: string;
  readonly ownHeldOut: string;
  readonly checked: string;
  readonly right: (hits: string, of: string) => string;
  readonly nothingHeldOut: string;
  readonly newClasses: string;
  readonly curve: string;
  readonly updates: string;
  readonly share: string;
  readonly heldOut: string;
  readonly readAs: (label: string, before: string, now: string) => string;
  readonly use: string;
  readonly reads: string;
  readonly shipped: string;
  readonly mine: string;
  readonly noJudge: string;
  readonly forgetNetwork: string;
  readonly files: string;
  readonly stays: string;
  readonly notKept: string;
  readonly save: string;
  readonly open: string;
  readonly forget: string;
  readonly bringBack: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    intro:
      'Draw on the pad and press what it is. A few drawings of a class are enough to begin; about ten of each are better. Then the network goes on learning from them, each time in another hand.',
    classes: 'What to teach',
    kinds: { digits: 'The ten digits, my way', own: 'Classes of my own' },
    labels: 'Names of the classes',
    labelsHint: '2 to 10 of them, with spaces between',
    held: (labels) => `${labels} still has drawings: take them back first.`,
    add: 'The drawing on the pad is',
    addAs: (label) => `The drawing is ${label}`,
    empty: 'Nothing is drawn yet.',
    nDrawings: (n) => `${n} drawings`,
    drawingOf: (label) => `Drawing of ${label}: put it back on the pad`,
    takeBack: 'Press a drawing to put it back on the pad, out of the set.',
    split: 'Every third drawing of a class (framed) is held out: the network does not learn from it.',
    missing: (labels) => `Still without a drawing: ${labels}`,
    teach: 'Teach',
    stop: 'Stop',
    step: (step, last) => `Update ${step} of ${last}`,
    before: 'Before',
    now: 'Now',
    ownHeldOut: 'Your held-out drawings',
    checked: 'Digits by rule, never learned from',
    right: (hits, of) => `${hits} of ${of}`,
    nothingHeldOut: 'none yet: draw at least three of a class',
    newClasses: 'These classes are new: the last layer is made anew, on the hidden layers of the shipped network.',
    curve: 'Share read rightly, after each twenty updates',
    updates: 'updates',
    share: 'read rightly',
    heldOut: 'Held out',
    readAs: (label, before, now) => `Drawing of ${label}: read as ${before} before, as ${now} now`,
    use: 'Read the pad with it',
    reads: 'Who reads the pad',
    shipped: 'The shipped network',
    mine: 'My network',
    noJudge: 'My network has no judge: it names one of its classes also where there is none.',
    forgetNetwork: 'Delete my network',
    files: 'Take along, bring back',
    stays: 'The drawings stay in this browser; nothing is sent anywhere.',
    notKept: 'This browser keeps nothing (a private window?): the drawings are gone when the page is closed.',
    save: 'Save as a file',
    open: 'Open a file in place of these',
    forget: 'Delete all drawings',
    bringBack: 'Bring back the drawings that were here',
  },
  fa: {
    intro:
      'روی صفحه بکشید و بگویید چیست. برای آغاز چند نقاشی از هر کلاس بس است؛ حدود ده تا بهتر است. سپس شبکه از آن‌ها یاد می‌گیرد، هر بار با دستی دیگر.',
    classes: 'چه چیزی یاد بگیرد',
    kinds: { digits: 'ده رقم لاتین، به خط من', own: 'کلاس‌های خودم' },
    labels: 'نام کلاس‌ها',
    labelsHint: '۲ تا ۱۰ نام، با فاصله میانشان',
    held: (labels) => `${labels} هنوز نقاشی دارد: نخست آن‌ها را پس بگیرید.`,
    add: 'آنچه روی صفحه است',
    addAs: (label) => `این نقاشی ${label} است`,
    empty: 'هنوز چیزی کشیده نشده است.',
    nDrawings: (n) => `${n} نقاشی`,
    drawingOf: (label) => `نقاشی ${label}: به صفحه برگردد`,
    takeBack: 'با فشردن هر نقاشی، از مجموعه بیرون می‌آید و به صفحه برمی‌گردد.',
    split: 'هر سومین نقاشی یک کلاس (با قاب) کنار گذاشته می‌شود: شبکه از آن یاد نمی‌گیرد.',
    missing: (labels) => `هنوز بی‌نقاشی: ${labels}`,
    teach: 'آموزش بده',
    stop: 'بس است',
    step: (step, last) => `گام ${step} از ${last}`,
    before: 'پیش از آموزش',
    now: 'اکنون',
    ownHeldOut: 'نقاشی‌های کنارگذاشتهٔ شما',
    checked: 'رقم‌هایی که قاعده می‌کشد و از آن‌ها یاد نگرفته',
    right: (hits, of) => `${hits} از ${of}`,
    nothingHeldOut: 'هنوز هیچ: از یک کلاس دست‌کم سه تا بکشید',
    newClasses: 'این کلاس‌ها تازه‌اند: لایهٔ آخر از نو ساخته می‌شود، روی لایه‌های پنهان شبکهٔ آماده.',
    curve: 'سهم درست‌خوانده‌ها، پس از هر بیست گام',
    updates: 'گام',
    share: 'درست خوانده',
    heldOut: 'کنارگذاشته‌ها',
    readAs: (label, before, now) => `نقاشی ${label}: پیش از این ${before} خوانده می‌شد، اکنون ${now}`,
    use: 'صفحه را با این شبکه بخوان',
    reads: 'چه کسی صفحه را می‌خواند',
    shipped: 'شبکهٔ آماده',
    mine: 'شبکهٔ من',
    noJudge: 'شبکهٔ من داور ندارد: جایی هم که کلاسی نیست یکی را نام می‌برد.',
    forgetNetwork: 'حذف شبکهٔ من',
    files: 'بردن و آوردن',
    stays: 'نقاشی‌ها در همین مرورگر می‌مانند؛ چیزی جایی فرستاده نمی‌شود.',
    notKept: 'این مرورگر چیزی نگه نمی‌دارد (شاید پنجرهٔ خصوصی): با بستن صفحه نقاشی‌ها از میان می‌روند.',
    save: 'ذخیره در فایل',
    open: 'باز کردن فایلی به جای این‌ها',
    forget: 'حذف همهٔ نقاشی‌ها',
    bringBack: 'بازگرداندن نقاشی‌هایی که اینجا بود',
  },
};
