import type { Messages } from '../../../lessons/training-step/steps/text';

const text: Messages = {
  title: 'زیان در گام‌های آموزش پیاپی',
  how: 'نخستین گام‌های آموزش پشت سر هم، با عددهای همین مسئله. زیان هر گام، زیان پیش از به‌روزرسانی آن است.',
  inTurn: 'نمونه‌ها به نوبت به کار می‌روند؛ پس زیان هر گام، زیان نمونهٔ همان گام است.',
  nSteps: 'تعداد گام‌های آموزش',
  badCount: (last) => `عددی صحیح از یک تا ${last} بنویسید.`,
  chart: 'زیان در گام‌های آموزش',
  loss: 'زیان',
  trainingStep: 'گام آموزش',
  atStep: (step) => `گام آموزش ${step}`,
  sample: 'نمونه',
  table: 'زیان و پارامترها پیش از هر یک از این گام‌های آموزش',
  open: (step) => `نوشتن گام آموزش ${step}`,
  overflow: (id, step) => `آموزش در گام ${step} پایان یافت: ${id} از بزرگ‌ترین عدد ممکن فراتر رفت (سرریز).`,
};

export default text;
