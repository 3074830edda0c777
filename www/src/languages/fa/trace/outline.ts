import type { Messages } from '../../../trace/outline';

const text: Messages = {
  title: 'حل کامل یک گام آموزش',
  titleOfStep: (step) => `حل کامل گام آموزش شمارهٔ ${step}`,
  sample: (sample, nSamples) => `نمونهٔ ${sample} از ${nSamples}`,
  givenTitle: 'داده‌های مسئله',
  given: {
    input: 'ورودی‌ها',
    target: 'مقدارهای هدف',
    weight: 'وزن‌ها',
    bias: 'بایاس‌ها',
    setting: 'بهینه‌ساز',
    state: 'حافظهٔ بهینه‌ساز',
    otherSample: 'از نمونه‌های دیگر',
  },
  phase: {
    forward: 'گذر رو به جلو',
    loss: 'زیان',
    backward: 'گذر رو به عقب',
    update: 'به‌روزرسانی',
    again: 'محاسبهٔ دوبارهٔ زیان با وزن‌های تازه',
  },
  unit: (name) => `نورون ${name}`,
  batch: (name) => `نورون ${name}: میانگین روی نمونه‌ها`,
  outputs: 'از زیان تا خروجی‌ها',
  inputs: 'بازگشت تا ورودی‌ها',
  loss: 'زیان',
  rule: 'قاعدهٔ به‌روزرسانی',
};

export default text;
