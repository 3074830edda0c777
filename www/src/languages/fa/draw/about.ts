import type { About } from '../../../lessons/words';

const text: About = {
  title: 'یک رقم بکشید',
  summary:
    'روی بوم بکشید: شبکه‌ای با \u2066784\u2011600\u2011600\u201110\u2069 نورون که با دست‌خط آموزش دیده است، رقم را هنگام کشیدن نام می‌برد.',
};

export default text;
