import type { Titles } from '../../../lessons/titles';

const text: Titles = {
  home: 'خانه',
  'training-step': 'یک گام آموزش',
  activations: 'توابع فعال‌سازی',
  linear: 'چرا غیرخطی',
  'gradient-flow': 'محو شدن گرادیان',
  capacity: 'عمق و عرض',
  playground: 'آموزش یک شبکه',
  images: 'آموزش روی تصویر',
  draw: 'یک رقم بکشید',
};

export default text;
