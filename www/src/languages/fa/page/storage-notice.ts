import type { Messages } from '../../../shell/storage-notice';

const text: Messages = {
  forgets: 'حافظهٔ مرورگر در اینجا بسته است: با ترک این صفحه، تنظیمات و آموزش‌ها و نقاشی‌ها از یاد می‌روند.',
  tab: 'باز کردن در زبانه‌ای جداگانه',
  dismiss: 'بستن',
};

export default text;
