import type { About } from '../../../lessons/words';

const text: About = {
  title: 'آموزش یک شبکه',
  summary: 'دو مارپیچ، و شبکه‌ای که یاد می‌گیرد آن‌ها را از هم جدا کند. کمترین شمار نورون‌ها چند است؟',
};

export default text;
