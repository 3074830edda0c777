import type { About } from '../../../lessons/words';

const text: About = {
  title: 'محو شدن گرادیان',
  summary: 'لایه بیفزایید و ببینید در راه برگشت به لایهٔ نخست چه از گرادیان می‌ماند.',
};

export default text;
