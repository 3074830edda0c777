import type { About } from '../../../lessons/words';

const text: About = {
  title: 'One training step',
  summary: 'Each unit multiplies what reaches it by its weights, adds its bias, and lets ReLU decide what goes on.',
};

export default text;
