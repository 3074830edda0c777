import type { Messages } from '../../../lessons/absent';

const text: Messages = {
  unknown: (lesson) => `درسی با نام «\u2068${lesson}\u2069» نیست.`,
  twice: (title) => `درس «\u2068${title}\u2069» در همین صفحه هست. هر درس در یک صفحه فقط یک بار نشان داده می‌شود.`,
  failed: 'کد این درس نرسید. اتصال شبکه را بررسی و صفحه را دوباره بارگذاری کنید.',
};

export default text;
