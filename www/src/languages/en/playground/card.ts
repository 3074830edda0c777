import type { Messages } from '../../../lessons/playground/card-text';

const text: Messages = {
  figure: 'The output of a network over the plane as it trains, with the points of two spirals',
  unitsEach: 'Units in each of the two layers',
  reading: (epoch) => `Epoch ${epoch}, accuracy on unseen points:`,
};

export default text;
