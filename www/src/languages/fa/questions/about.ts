import type { About } from '../../../lessons/words';

const text: About = {
  title: 'پرسش، متن و گراف',
  summary: 'یک پرسش را از میان واژه‌ها و واقعیت‌ها تا احتمال هر پاسخ دنبال کنید.',
};

export default text;
