import type { Messages } from '../../../lessons/draw/card-text';

const text: Messages = {
  open: 'ببینید شبکه چه می‌بیند',
  prompt: 'اینجا بکشید، رقم لاتین 0 تا 9',
  clear: 'پاک کردن',
  noAnswer: '؟',
  unlike: (likeness, least) =>
    `پاسخی نیست: شبکهٔ دومی شباهت آن به رقم را ${likeness} می‌داند و برای پاسخ ${least} لازم است. میله‌ها تنها می‌گویند اگر رقم باشد کدام است.`,
  several: (n) => `پاسخی نیست: این‌ها ${n} رقم کنار هم‌اند.`,
  loading: 'وزن‌های شبکه در راه‌اند …',
  retry: 'تلاش دوباره',
};

export default text;
