import type { Messages } from '../../../shell/footer';

const text: Messages = {
  license: 'مجوز:',
  offline: 'اکنون بدون اینترنت هم کار می‌کند',
  onDisk: 'از روی دیسک باز شده است: پیوندهایش فقط در همین رایانه کار می‌کنند',
  report: 'گزارش اشکال',
  cite: 'شیوهٔ ارجاع',
  copy: 'رونوشت BibTeX',
  copied: 'رونوشت برداشته شد',
  notCopied: 'مرورگر اجازهٔ رونوشت نداد؛ متن را انتخاب و کپی کنید.',
};

export default text;
