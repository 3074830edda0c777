import type { Messages } from '../../../lessons/linear/card-text';

const text: Messages = {
  figure: {
    off: 'آنچه شبکه با توابع فعال‌سازی خاموش از صفحهٔ مختصات می‌سازد',
    on: 'آنچه شبکه با توابع فعال‌سازی روشن از صفحهٔ مختصات می‌سازد',
  },
  activationsAre: 'توابع فعال‌سازی',
  sides: { off: 'خاموش', on: 'روشن' },
  depth: 'لایه‌های پنهان',
  reading: 'بیشترین تفاوت با یک نگاشت آفین:',
};

export default text;
