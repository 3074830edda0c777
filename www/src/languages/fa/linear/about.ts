import type { About } from '../../../lessons/words';

const text: About = {
  title: 'چرا غیرخطی',
  summary: 'بدون تابع فعال‌سازی، شبکه هر قدر هم عمیق باشد یک خط راست است. این توابع را روشن کنید.',
};

export default text;
