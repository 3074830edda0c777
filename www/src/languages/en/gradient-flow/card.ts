import type { Messages } from '../../../lessons/gradient-flow/card-text';

const text: Messages = {
  figure: 'The size of the gradient in each layer, for sigmoid and for ReLU',
  layer: 'layer',
  depth: 'Hidden layers',
  reading: 'First / last hidden layer:',
  and: ', ',
};

export default text;
