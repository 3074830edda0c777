import type { About } from '../../../lessons/words';

const text: About = {
  title: 'عمق و عرض',
  summary: 'هر ReLU می‌تواند خط را یک بار خم کند. این منحنی چند خم می‌خواهد؟',
};

export default text;
