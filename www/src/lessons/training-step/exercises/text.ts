import type { Catalog } from '../../../app/locale';
import type { Exercise } from '../../../engine/problem';

interface Messages {
  readonly title: string;
  readonly how: string;
  readonly size: string;
  readonly sizes: Readonly<Record<Exercise['size'], string>>;
  readonly difficulty: string;
  readonly difficulties: Readonly<Record<Exercise['difficulty'], string>>;
  readonly seed: string;
  readonly badSeed: (last: string) => string;
  readonly another: string;
  readonly open: string;
  readonly link: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly paper: string;
  readonly paperText: string;
  readonly printSheet: string;
  readonly printKey: string;
  readonly class: string;
  readonly classText: (first: string, last: string) => string;
  readonly count: string;
  readonly printSheets: string;
  readonly printKeys: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    title: 'Exercises and sheets',
    how: 'A seed gives every student numbers of their own, and the link makes the very same exercise again anywhere.',
    size: 'Size',
    sizes: {
      small: 'small: one hidden layer',
      medium: 'medium: two hidden layers',
      large: 'large',
      batch: 'a batch of samples',
    },
    difficulty: 'Difficulty',
    difficulties: { easy: 'easy', medium: 'medium', hard: 'hard' },
    seed: 'Seed',
    badSeed: (last) => `A seed is a whole number from 0 to ${last}.`,
    another: 'Another one',
    open: 'Open this exercise',
    link: 'Link to this exercise',
    copy: 'Copy the link',
    copied: 'Copied',
    notCopied: 'The browser did not allow copying: select the link and copy it.',
    paper: 'The example above, on paper',
    paperText: 'The sheet has the numbers and room for the working; the key has every step.',
    printSheet: 'Print the sheet',
    printKey: 'Print sheet and key',
    class: 'Sheets for a class',
    classText: (first, last) => `One sheet for each seed from ${first} to ${last}, with the seed on it.`,
    count: 'How many',
    printSheets: 'Print the sheets',
    printKeys: 'Print sheets and keys',
  },
  fa: {
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
  },
};
