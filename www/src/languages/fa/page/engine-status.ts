import type { Messages } from '../../../shell/engine-status';

const text: Messages = {
  kept: 'آنچه ساخته‌اید و تنظیم‌هایتان سر جای خود است؛ تا راه‌اندازی دوباره چیزی محاسبه نمی‌شود. اجرایی که در جریان بود باید دوباره آغاز شود، یا هر جا درسش پیشنهاد می‌کند ادامه یابد.',
  restart: 'راه‌اندازی دوباره',
};

export default text;
