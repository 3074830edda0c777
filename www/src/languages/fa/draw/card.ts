import type { Messages } from '../../../lessons/draw/card-text';

const text: Messages = {
  open: 'ببینید شبکه چه می‌بیند',
  prompt: 'اینجا بکشید، رقم لاتین 0 تا 9',
  clear: 'پاک کردن',
  noAnswer: '؟',
  loading: 'وزن‌های شبکه در راه‌اند …',
  retry: 'تلاش دوباره',
};

export default text;
