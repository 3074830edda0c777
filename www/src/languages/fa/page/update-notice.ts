import type { Messages } from '../../../shell/update-notice';

const text: Messages = {
  isThere:
    'نسخهٔ تازه‌ای از این صفحه رسیده است. هر وقت خواستید دوباره بارگذاری کنید؛ آموزشی که در جریان است متوقف می‌شود.',
  reload: 'بارگذاری دوباره',
};

export default text;
