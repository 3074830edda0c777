import type { Titles } from '../../../lessons/titles';

const text: Titles = {
  home: 'Home',
  'training-step': 'One training step',
  activations: 'Activations',
  linear: 'Why non‑linear',
  'gradient-flow': 'Vanishing gradients',
  capacity: 'Depth and width',
  playground: 'Train a network',
  images: 'Train on images',
  draw: 'Draw a digit',
};

export default text;
