import type { About } from '../../../lessons/words';

const text: About = {
  title: 'عمق و عرض',
  summary: 'هر ReLU خط را یک بار خم می‌کند. این منحنی چند خم می‌خواهد؟',
};

export default text;
