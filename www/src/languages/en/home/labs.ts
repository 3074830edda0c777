import type { Messages } from '../../../home/labs/text';

const text: Messages = {
  heading: 'Experiments to touch',
  activations: 'Drag along x: how much of a gradient do sigmoid and ReLU let through?',
  activationsFigure: 'The derivatives of sigmoid and ReLU',
  activationsReading: (x, slopes) => `At x = ${x}: ${slopes.join(', ')}`,
  linear: 'However deep, without activations it is one straight line. Switch them on.',
  linearFigure: {
    off: 'What a network makes of the plane with its activations off',
    on: 'What a network makes of the plane with its activations on',
  },
  linearReading: 'Largest difference from one affine map:',
  activationsAre: 'Activations',
  sides: { off: 'off', on: 'on' },
  flow: 'Add layers, and watch what is left of a gradient on its way back to the first one.',
  flowFigure: 'The size of the gradient in each layer, for sigmoid and for ReLU',
  flowReading: 'First layer through last:',
  layer: 'layer',
  depth: 'Hidden layers',
  and: ', ',
  capacity: 'Each ReLU bends the line once. How many bends does this curve need?',
  capacityFigure: 'Samples of a sine, and the curve that a hidden layer has learned',
  capacityReading: (step, pieces) => `Step ${step}, ${pieces} pieces, loss`,
  units: 'Hidden units',
  playground: 'Two spirals, and a network that learns to tell them apart. How few units are enough?',
  playgroundFigure: 'What a network in training says of the plane, with the points of two spirals',
  playgroundReading: (epoch) => `Epoch ${epoch}, right on points it has not seen:`,
  unitsEach: 'Units in each of two layers',
  images:
    'Ten digits that it has not seen, and what one hidden layer takes them for while it learns. In the lesson: the assignment’s 784\u2011600\u2011600\u201110 on MNIST, Fashion\u2011MNIST or your own files, and overfitted on purpose.',
  imagesFigure: 'The loss of each batch, and the test loss after each epoch',
  imagesUnits: 'Units in the hidden layer',
  imagesReading: (epoch, of) => `Epoch ${epoch} of ${of}, right on digits it has not seen:`,
  takenFor: (label, predicted) => `A drawn ${label}, taken for ${predicted}`,
  batchLoss: 'batch loss',
  testLoss: 'test loss',
  updates: 'updates',
};

export default text;
