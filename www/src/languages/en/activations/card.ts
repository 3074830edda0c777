import type { Messages } from '../../../lessons/activations/card-text';

const text: Messages = {
  figure: 'The derivatives of sigmoid and ReLU',
  reading: (x, slopes) => `At x = ${x}: ${slopes.join(', ')}`,
};

export default text;
