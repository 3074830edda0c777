import type { Catalog } from '../../../app/locale';
import type { Method } from '../views';

export interface Messages {
  readonly hint: string;
  readonly lead: string;
  readonly method: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly methodTexts: Readonly<Record<Method, (steps: string) => string>>;
  readonly target: string;
  readonly any: string;
  readonly budget: string;
  readonly levels: (n: string, all: string) => string;
  readonly original: string;
  readonly change: (factor: string) => string;
  readonly result: string;
  readonly lighter: string;
  readonly darker: string;
  readonly fooled: (before: string, after: string) => string;
  readonly fooledText: string;
  readonly standing: (before: string) => string;
  readonly standingText: string;
  readonly alreadyThere: (digit: string) => string;
  readonly before: string;
  readonly after: string;
  readonly digit: (digit: string) => string;
  readonly norm: string;
  readonly normText: (norm: string, original: string) => string;
  readonly largest: string;
  readonly largestText: (levels: string, all: string) => string;
  readonly changed: string;
  readonly changedText: (n: string, all: string) => string;
  readonly honest: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    hint: 'Draw a digit or take a sample: a picture that fools the network is then looked for here.',
    lead: 'The gradient says how each pixel would have to change for another answer. A few steps along it, and the network names another digit in a picture that you would still read as before.',
    method: 'What is looked for',
    methods: { smallest: 'The smallest change', budget: 'A change within a budget' },
    methodTexts: {
      smallest: () =>
        'DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016): near a picture the network is linear, so the shortest way to another answer leads straight to a plane; then again from there. Small is meant in L2.',
      budget: (steps) =>
        `Projected gradient descent in L∞ (Madry et al. 2018): ${steps} steps by the sign of the gradient; no pixel may change by more than the budget.`,
    },
    target: 'It shall read',
    any: 'any other',
    budget: 'Each pixel may change by',
    levels: (n, all) => `${n} of ${all} grey levels`,
    original: 'Your picture',
    change: (factor) => `The change, made ${factor} times stronger`,
    result: 'The changed picture',
    lighter: 'more ink',
    darker: 'less ink',
    fooled: (before, after) => `It read ${before}; now it reads ${after}.`,
    fooledText: 'The answer is the network’s own to the changed picture, in whole grey levels.',
    standing: (before) => `It still reads ${before}.`,
    standingText:
      'Within this budget these steps found nothing that makes it read what was asked for. That proves nothing: another way may find it.',
    alreadyThere: (digit) => `It reads ${digit} already. Aim at another digit.`,
    before: 'before',
    after: 'after',
    digit: (digit) => `probability of ${digit}`,
    norm: 'Norm of the change (L2)',
    normText: (norm, original) => `${norm}, of ${original} for the picture itself`,
    largest: 'Largest change of a pixel (L∞)',
    largestText: (levels, all) => `${levels} of ${all} grey levels`,
    changed: 'Pixels that changed',
    changedText: (n, all) => `${n} of ${all}`,
    honest:
      'That such changes exist for nearly every picture was found by Szegedy et al. 2014. Training on them (Madry et al. 2018) makes them larger, not impossible.',
  },
  fa: {
    hint: 'رقمی بکشید یا نمونه‌ای بردارید تا تصویری که شبکه را می‌فریبد اینجا جست‌وجو شود.',
    lead: 'گرادیان می‌گوید هر پیکسل چگونه باید تغییر کند تا پاسخ دیگری بیاید. چند گام در راستای آن، و شبکه در تصویری که شما همان می‌خوانید رقم دیگری می‌خواند.',
    method: 'چه جست‌وجو شود',
    methods: { smallest: 'کوچک‌ترین تغییر', budget: 'تغییری در حد بودجه' },
    methodTexts: {
      smallest: () =>
        'روش DeepFool (مقالهٔ Moosavi-Dezfooli و همکاران، 2016): شبکه نزدیک یک تصویر خطی است، پس کوتاه‌ترین راه به پاسخی دیگر راست به یک صفحه می‌رسد؛ و از آنجا دوباره. کوچکی با نرم \u2066L2\u2069 سنجیده می‌شود.',
      budget: (steps) =>
        `کاهش گرادیان با تصویر کردن در \u2066L∞\u2069 (مقالهٔ Madry و همکاران، 2018): ${steps} گام با علامت گرادیان؛ هیچ پیکسلی بیش از بودجه تغییر نمی‌کند.`,
    },
    target: 'بخواند',
    any: 'هر رقم دیگر',
    budget: 'هر پیکسل می‌تواند تغییر کند تا',
    levels: (n, all) => `${n} از ${all} پلهٔ خاکستری`,
    original: 'تصویر شما',
    change: (factor) => `تغییر، ${factor} برابر پررنگ‌تر`,
    result: 'تصویر تغییریافته',
    lighter: 'جوهر بیشتر',
    darker: 'جوهر کمتر',
    fooled: (before, after) => `${before} می‌خواند؛ اکنون ${after} می‌خواند.`,
    fooledText: 'پاسخ، پاسخ خود شبکه به تصویر تغییریافته است، با پله‌های خاکستری کامل.',
    standing: (before) => `هنوز ${before} می‌خواند.`,
    standingText:
      'این گام‌ها در این بودجه چیزی نیافتند که شبکه آن را همان بخواند که خواسته شد. این چیزی را ثابت نمی‌کند: شاید راه دیگری بیابد.',
    alreadyThere: (digit) => `همین حالا ${digit} می‌خواند. رقم دیگری را هدف بگیرید.`,
    before: 'پیش',
    after: 'پس',
    digit: (digit) => `احتمال ${digit}`,
    norm: 'نرم تغییر (\u2066L2\u2069)',
    normText: (norm, original) => `${norm}، در برابر ${original} برای خود تصویر`,
    largest: 'بزرگ‌ترین تغییر یک پیکسل (\u2066L∞\u2069)',
    largestText: (levels, all) => `${levels} از ${all} پلهٔ خاکستری`,
    changed: 'پیکسل‌های تغییریافته',
    changedText: (n, all) => `${n} از ${all}`,
    honest:
      'اینکه چنین تغییری تقریباً برای هر تصویری هست، یافتهٔ Szegedy و همکاران (2014) است. آموزش روی همین تصویرها (Madry و همکاران، 2018) تغییرها را بزرگ‌تر می‌کند، نه ناممکن.',
  },
};
