import type { Messages } from '../../../lessons/training-step/levels/text';

const text: Messages = {
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
};

export default text;
