import type { Messages } from '../../../lessons/capacity/card-text';

const text: Messages = {
  figure: 'Samples of a sine, and the curve that a hidden layer has learned',
  units: 'Hidden units',
  reading: (step, pieces) => `Step ${step}, ${pieces} pieces, loss`,
};

export default text;
