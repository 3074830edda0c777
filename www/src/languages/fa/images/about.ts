import type { About } from '../../../lessons/words';

const text: About = {
  title: 'آموزش روی تصویر',
  summary:
    'ده رقمی که شبکه ندیده است، و آنچه یک لایهٔ پنهان هنگام یادگیری آن‌ها را می‌پندارد. در درس: شبکهٔ \u2066784\u2011600\u2011600\u201110\u2069 تمرین روی MNIST، \u2066Fashion\u2011MNIST\u2069 یا فایل‌های خودتان، و بیش‌برازش عمدی آن.',
};

export default text;
