import type { Messages } from '../../../lessons/training-step/steps/text';

const text: Messages = {
  title: 'The loss over many training steps',
  how: 'The first training steps in a row, from the numbers of this problem. The loss is that before the update of each step.',
  inTurn: 'The samples are used in turn, so the loss of a step is that of its own sample.',
  nSteps: 'Training steps',
  badCount: (last) => `Type a whole number from 1 to ${last}.`,
  chart: 'The loss over the training steps',
  loss: 'Loss',
  trainingStep: 'Training step',
  atStep: (step) => `Training step ${step}`,
  sample: 'Sample',
  table: 'The loss and the parameters before each of these training steps',
  open: (step) => `Write out training step ${step}`,
  overflow: (id, step) => `Training ended at step ${step}: ${id} became too large for a number (it overflowed).`,
};

export default text;
