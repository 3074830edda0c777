import type { Messages } from '../../../lessons/playground/card-text';

const text: Messages = {
  figure: 'What a network in training says of the plane, with the points of two spirals',
  unitsEach: 'Units in each of two layers',
  reading: (epoch) => `Epoch ${epoch}, right on points it has not seen:`,
};

export default text;
