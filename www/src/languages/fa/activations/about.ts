import type { About } from '../../../lessons/words';

const text: About = {
  title: 'توابع فعال‌سازی',
  summary: 'روی محور \u2066x\u2069 بکشید: سیگموئید و ReLU چقدر از گرادیان را عبور می‌دهند؟',
};

export default text;
