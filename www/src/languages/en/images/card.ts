import type { Messages } from '../../../lessons/images/card-text';

const text: Messages = {
  figure: 'The loss of each batch, and the test loss after each epoch',
  takenFor: (label, predicted) => `A drawn ${label}, predicted as ${predicted}`,
  batchLoss: 'batch loss',
  testLoss: 'test loss',
  updates: 'updates',
  units: 'Units in the hidden layer',
  reading: (epoch, of) => `Epoch ${epoch} of ${of}, accuracy on unseen digits:`,
};

export default text;
