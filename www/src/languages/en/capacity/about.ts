import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Depth and width',
  summary: 'Each ReLU can bend the line once. How many bends does this curve need?',
};

export default text;
