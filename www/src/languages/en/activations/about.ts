import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Activations',
  summary: 'Drag along x: how much of a gradient do sigmoid and ReLU let through?',
};

export default text;
