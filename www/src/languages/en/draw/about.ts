import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Draw a digit',
  summary:
    'Draw on the pad: a network of 784\u2011600\u2011600\u201110 units, trained on handwriting, names the digit while you draw it.',
};

export default text;
