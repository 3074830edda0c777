import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Vanishing gradients',
  summary: 'Add layers, and watch what is left of a gradient on its way back to the first one.',
};

export default text;
