import type { Messages } from '../../../home/text';

const text: Messages = {
  sentence: 'See how a neural network computes and learns, number by number.',
  forwardText: 'Each unit multiplies what reaches it by its weights, adds its bias, and lets ReLU decide what goes on.',
  figure: 'A network of two inputs, two hidden layers and one output, computing its answer',
  stepOf: (step, last) => `Step ${step} of ${last}`,
  next: 'Next step',
  pause: 'Pause',
  resume: 'Play',
  open: 'Every step in the lesson',
  drawText:
    'Draw on the pad: a network of 784\u2011600\u2011600\u201110 units, trained on handwriting, names the digit while you draw it.',
  openDraw: 'See what the network sees',
  prompt: 'Draw here, 0 to 9',
  clear: 'Clear',
  noAnswer: '?',
  loading: 'The network’s weights are on their way …',
  retry: 'Try again',
};

export default text;
