import type { Messages } from '../../../lessons/training-step/exercises/text';

const text: Messages = {
  title: 'تمرین‌ها و برگه‌ها',
  how: 'هر بذر به هر دانشجو عددهای خودش را می‌دهد و پیوند، همان تمرین را در هر جا دوباره می‌سازد.',
  size: 'اندازه',
  sizes: {
    small: 'کوچک: یک لایهٔ پنهان',
    medium: 'متوسط: دو لایهٔ پنهان',
    large: 'بزرگ',
    batch: 'دسته‌ای از نمونه‌ها',
  },
  difficulty: 'دشواری',
  difficulties: { easy: 'آسان', medium: 'متوسط', hard: 'دشوار' },
  seed: 'بذر',
  badSeed: (last) => `بذر عددی صحیح از صفر تا ${last} است.`,
  another: 'یکی دیگر',
  open: 'باز کردن این تمرین',
  link: 'پیوند این تمرین',
  copy: 'رونوشت پیوند',
  copied: 'رونوشت برداشته شد',
  notCopied: 'مرورگر اجازهٔ رونوشت نداد؛ پیوند را انتخاب و کپی کنید.',
  paper: 'مثال بالا روی کاغذ',
  paperText: 'در برگه عددها و جای حل آمده است و در پاسخ‌نامه همهٔ گام‌ها.',
  printSheet: 'چاپ برگه',
  printKey: 'چاپ برگه و پاسخ‌نامه',
  class: 'برگه برای یک کلاس',
  classText: (first, last) => `برای هر بذر از ${first} تا ${last} یک برگه، که بذر روی آن نوشته شده است.`,
  count: 'تعداد',
  printSheets: 'چاپ برگه‌ها',
  printKeys: 'چاپ برگه‌ها و پاسخ‌نامه‌ها',
};

export default text;
