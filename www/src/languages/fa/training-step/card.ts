import type { Messages } from '../../../lessons/training-step/card-text';

const text: Messages = {
  figure: 'شبکه‌ای با دو ورودی، دو لایهٔ پنهان و یک خروجی که پاسخش را حساب می‌کند',
  stepOf: (step, last) => `گام ${step} از ${last}`,
  next: 'گام بعدی',
  pause: 'مکث',
  resume: 'پخش',
  open: 'همهٔ گام‌ها در درس',
};

export default text;
