import type { Messages } from '../../../lessons/training-step/copy';

const text: Messages = {
  title: 'کل گام به صورت متن',
  kind: 'شکل متن',
  kinds: { text: 'متن ساده', markdown: 'Markdown با LaTeX', pytorch: 'برنامهٔ PyTorch' },
  copy: 'رونوشت',
  copied: 'رونوشت برداشته شد',
  notCopied: 'مرورگر اجازهٔ رونوشت نداد؛ متن را انتخاب و کپی کنید.',
  takeAway: 'آزمودن شبکهٔ پس از این گام، بدون تابع فعال‌سازی',
};

export default text;
