import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Train on images',
  summary:
    'Ten digits that it has not seen, and how one hidden layer reads them while it learns. In the lesson: the assignment’s 784\u2011600\u2011600\u201110 on MNIST, Fashion\u2011MNIST or your own files, and overfitting on purpose.',
};

export default text;
