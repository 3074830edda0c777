import type { About } from '../../../lessons/words';

const text: About = {
  title: 'One training step',
  summary: 'Each unit multiplies its inputs by its weights, adds its bias, and lets ReLU decide what passes on.',
};

export default text;
