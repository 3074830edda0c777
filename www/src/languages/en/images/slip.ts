import type { Messages } from '../../../lessons/images/slip/text';

const text: Messages = {
  title: 'The loss that the assignment’s program prints',
  why: [
    'The assignment’s program adds to the running loss one indentation level too far out: by then the loop over the batches is over, and only the loss of the last batch is added.',
    'So it prints the loss that one batch happened to have, which jumps from epoch to epoch and can lie well above or below the mean; a ratio taken from it (“about eight times”) is just as uncertain.',
  ],
  code: 'The loop of the program, with the right line and the wrong one',
  right: 'right: every batch is added',
  wrong: 'wrong: only the last batch is added',
  table: 'What the program should print, and what it prints',
  epoch: 'Epoch',
  mean: 'Mean over all batches',
  lastBatch: 'Last batch only',
};

export default text;
