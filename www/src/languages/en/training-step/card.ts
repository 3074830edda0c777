import type { Messages } from '../../../lessons/training-step/card-text';

const text: Messages = {
  figure: 'A network of two inputs, two hidden layers and one output, computing its answer',
  stepOf: (step, last) => `Step ${step} of ${last}`,
  next: 'Next step',
  pause: 'Pause',
  resume: 'Play',
  open: 'See every step in the lesson',
};

export default text;
