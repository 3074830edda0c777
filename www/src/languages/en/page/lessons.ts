import type { LessonName } from '../../../lessons';
import type { LessonWords } from '../../../lessons/words';

const text: LessonWords<LessonName> = {
  home: 'Home',
  groups: {
    foundations: 'Foundations',
    depth: 'Depth',
    training: 'Training',
    applications: 'Networks at work',
  },
  lessons: {
    'training-step': {
      title: 'One training step',
      summary: 'Each unit multiplies its inputs by its weights, adds its bias, and lets ReLU decide what passes on.',
    },
    activations: {
      title: 'Activations',
      summary: 'Drag along x: how much of a gradient do sigmoid and ReLU let through?',
    },
    linear: {
      title: 'Why non‑linear',
      summary: 'Without activations, even a deep network draws one straight line. Switch them on.',
    },
    'gradient-flow': {
      title: 'Vanishing gradients',
      summary: 'Add layers, and watch what is left of a gradient on its way back to the first one.',
    },
    capacity: {
      title: 'Depth and width',
      summary: 'Each ReLU bends the line once. How many bends does this curve need?',
    },
    playground: {
      title: 'Train a network',
      summary: 'Two spirals, and a network that learns to tell them apart. How few units are enough?',
    },
    images: {
      title: 'Train on images',
      summary:
        'Ten digits that it has not seen, and how one hidden layer reads them while it learns. In the lesson: the assignment’s 784\u2011600\u2011600\u201110 on MNIST, Fashion\u2011MNIST or your own files, and overfitting on purpose.',
    },
    draw: {
      title: 'Draw a digit',
      summary:
        'Draw on the pad: a network of 784\u2011600\u2011600\u201110 units, trained on handwriting, names the digit while you draw it.',
    },
  },
};

export default text;
