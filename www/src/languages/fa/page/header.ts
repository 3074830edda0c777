import type { Messages } from '../../../shell/header';

const text: Messages = {
  skip: 'رفتن به درس',
  missing: (language) =>
    `واژه‌های \u2068${language}\u2069 نرسید و زبان صفحه همان ماند. اتصال شبکه را بررسی کنید و دوباره آن را انتخاب کنید.`,
  language: 'زبان',
  settings: 'تنظیمات',
  theme: 'پوسته',
  themes: { system: 'سیستم', light: 'روشن', dark: 'تیره' },
  numerals: 'رقم‌ها',
  numeralKinds: { latin: '0123', persian: '۰۱۲۳' },
};

export default text;
