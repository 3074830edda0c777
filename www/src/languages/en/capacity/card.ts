import type { Messages } from '../../../lessons/capacity/card-text';

const text: Messages = {
  figure: 'Samples of a sine, and the curve learned by a hidden layer',
  units: 'Hidden units',
  reading: (step, pieces) => `Update ${step}, ${pieces} pieces, loss`,
};

export default text;
