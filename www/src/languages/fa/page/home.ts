import type { Messages } from '../../../home/text';

const text: Messages = {
  sentence: 'ببینید شبکهٔ عصبی چگونه حساب می‌کند و یاد می‌گیرد، عدد به عدد.',
  heading: 'خودتان آزمایش کنید',
  failed: 'این شکل نرسید. اتصال شبکه را بررسی کنید و دوباره امتحان کنید.',
  retry: 'تلاش دوباره',
};

export default text;
