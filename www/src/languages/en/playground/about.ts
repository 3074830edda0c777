import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Train a network',
  summary: 'Two spirals, and a network that learns to tell them apart. How few units are enough?',
};

export default text;
