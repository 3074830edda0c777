import type { Catalog } from '../../../app/locale';
import type { Accusation, Level } from './session';

interface Messages {
  readonly title: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly how: Readonly<Record<Level, string>>;
  readonly found: (found: string, of: string) => string;
  readonly shown: (n: string) => string;
  readonly complete: string;
  readonly next: string;
  readonly others: string;
  readonly yourResult: (name: string) => string;
  readonly predict: string;
  readonly check: string;
  readonly reveal: string;
  readonly wrong: (name: string) => string;
  readonly follows: string;
  readonly accuse: string;
  readonly outcome: Readonly<Record<Accusation['kind'], (step: string) => string>>;
  readonly rightAndWrong: (name: string, wrong: string, right: string) => string;
  readonly showMe: string;
  readonly toStep: string;
  readonly anotherMistake: string;
  readonly failed: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    title: 'How to work on it',
    levels: { worked: 'Worked out', complete: 'Complete it', mistake: 'Find the mistake' },
    how: {
      worked: 'Every step is written out.',
      complete: 'About half of the results are left out. When you come to one, work it out, or have it shown.',
      mistake: 'One step does not follow from its numbers, and the later ones go on from it. Which one is it?',
    },
    found: (found, of) => `${found} of ${of} found`,
    shown: (n) => `${n} shown`,
    complete: 'Nothing is left out any more.',
    next: 'To the next gap',
    others: 'Leave out others',
    yourResult: (name) => `Your result for ${name}`,
    predict: 'What comes out?',
    check: 'Check',
    reveal: 'Show the result',
    wrong: (name) => `${name} does not come out like that. Put the numbers into the formula again.`,
    follows: 'The method is right: this follows from one of your answers before, which was wrong.',
    accuse: 'This step is wrong',
    outcome: {
      found: (step) => `Found: step ${step} is the one.`,
      innocentBefore: (step) => `Step ${step} follows from its numbers, and so does all before it. Look later.`,
      innocentAfter: (step) =>
        `Step ${step} follows rightly from its numbers, some of which may be wrong already. Look earlier.`,
      shown: (step) => `It was step ${step}.`,
    },
    rightAndWrong: (name, wrong, right) => `${name} was given as ${wrong}; it is ${right}. Everything is right again.`,
    showMe: 'Show me',
    toStep: 'Go to this step',
    anotherMistake: 'Another mistake',
    failed: 'This could not be prepared.',
  },
  fa: {
    title: 'شیوهٔ کار با مثال',
    levels: { worked: 'حل‌شده', complete: 'کامل کنید', mistake: 'اشتباه را بیابید' },
    how: {
      worked: 'همهٔ گام‌ها نوشته شده است.',
      complete: 'نزدیک به نیمی از نتیجه‌ها جا خالی است. به هر کدام که رسیدید، حسابش کنید یا بخواهید نشان داده شود.',
      mistake: 'یکی از گام‌ها از عددهایش نتیجه نمی‌شود و گام‌های بعدی بر همان بنا شده‌اند. کدام گام؟',
    },
    found: (found, of) => `${found} از ${of} پیدا شده`,
    shown: (n) => `${n} نشان داده شده`,
    complete: 'دیگر هیچ جای خالی نمانده است.',
    next: 'جای خالی بعدی',
    others: 'جاهای خالی دیگر',
    yourResult: (name) => `نتیجهٔ شما برای ${name}`,
    predict: 'حاصل چیست؟',
    check: 'بررسی',
    reveal: 'نمایش نتیجه',
    wrong: (name) => `${name} این نمی‌شود. عددها را دوباره در فرمول بگذارید.`,
    follows: 'روش درست است: این عدد از یکی از پاسخ‌های پیشین شما نتیجه می‌شود که نادرست بود.',
    accuse: 'این گام نادرست است',
    outcome: {
      found: (step) => `پیدا کردید: گام ${step} است.`,
      innocentBefore: (step) => `گام ${step} از عددهایش نتیجه می‌شود و گام‌های پیش از آن هم. در گام‌های بعد بگردید.`,
      innocentAfter: (step) =>
        `گام ${step} به‌درستی از عددهایش نتیجه می‌شود، اما شاید برخی از آن‌ها از پیش نادرست باشند. در گام‌های قبل بگردید.`,
      shown: (step) => `گام ${step} بود.`,
    },
    rightAndWrong: (name, wrong, right) =>
      `${name} برابر ${wrong} نوشته شده بود، اما ${right} است. اکنون همه‌چیز درست است.`,
    showMe: 'نشانم بده',
    toStep: 'رفتن به این گام',
    anotherMistake: 'اشتباهی دیگر',
    failed: 'این تمرین آماده نشد.',
  },
};
