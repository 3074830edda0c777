import type { Messages } from '../../../lessons/images/slip/text';

const text: Messages = {
  title: 'The loss that the assignment’s program prints',
  why: [
    'The assignment’s program adds the loss up one line too far out: there the loop over the batches is over, and the loss of the last batch alone is added.',
    'So it prints what one batch happened to have, which jumps from epoch to epoch and can lie well above or below the mean; a ratio taken from it (“about eight times”) is just as uncertain.',
  ],
  code: 'The loop of the program, with the right line and the wrong one',
  right: 'right: every batch is added',
  wrong: 'wrong: the last batch alone is added',
  table: 'What the program should print, and what it prints',
  epoch: 'Epoch',
  mean: 'Mean over all batches',
  lastBatch: 'One batch, the last',
};

export default text;
