import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Train on images',
  summary:
    'Ten digits that it has not seen, and what one hidden layer takes them for while it learns. In the lesson: the assignment’s 784\u2011600\u2011600\u201110 on MNIST, Fashion\u2011MNIST or your own files, and overfitted on purpose.',
};

export default text;
