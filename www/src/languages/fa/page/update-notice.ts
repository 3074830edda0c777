import type { Messages } from '../../../shell/update-notice';

const text: Messages = {
  isThere: 'نسخهٔ تازه‌ای از این صفحه رسیده است. پس از بارگذاری دوباره دیده می‌شود و آنچه در نشانی است می‌ماند.',
  reload: 'بارگذاری دوباره',
};

export default text;
