import type { Messages } from '../../../lessons/training-step/text';

const text: Messages = {
  figure: 'The network with its weights, biases and values',
  loading: 'Computing the training step …',
  failed: 'The training step could not be computed.',
  retry: 'Try again',
  start: 'One training step, from the inputs to new weights',
  startText:
    'Each unit multiplies what reaches it by the weights on the edges, adds its bias, and applies its activation ' +
    'function. Then the loss goes back along the same edges. Blue is positive, orange and dashed negative.',
  editHint: 'Every number in the figure can be changed: click it and type, or drag it sideways.',
  stepOf: (step, last) => `Step ${step} of ${last}`,
  phases: 'Phases',
  phase: { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update', again: 'Loss again' },
  example: 'Example',
  presets: {
    assignment: 'The assignment: ReLU 2-2-2-1',
    sigmoid: 'Sigmoid 2-2-2, half of squares',
    xor: 'XOR: tanh 2-2-1, four samples',
    softmax: 'Softmax: three classes, Adam',
    'dead-relu': 'A dead ReLU',
    'saturated-sigmoid': 'A saturated sigmoid',
  },
  exercise: (code) => `Exercise ${code}`,
  own: 'Your own',
  sample: 'Sample',
  sampleOf: (sample, of) => `${sample} of ${of}`,
  numbers: 'Numbers',
  short: 'short decimals',
  fractions: 'fractions',
  places: (n) => `${n} decimals`,
  full: 'all digits (f64)',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Back to the assignment',
  rounded: '≈ stands before a number that is rounded.',
  notANumber: (got, first, last) =>
    `The address says step=${got}, which is not a step: expected a whole number from ${first} to ${last}. You are at the start.`,
  beyond: (got, last) => `The address says step=${got}, but this pass ends with step ${last}. You are at its end.`,
  badLink: (why) => `The problem in the address cannot be read. You see the assignment instead. ${why}`,
  keys: 'Keys: ← and → step, Home and End jump, Space plays, Ctrl+Z undoes.',
  differences: 'Checked by differences:',
  differencesError: 'off by',
  differencesKink:
    'Between w − h and w + h lies a kink. The difference is a mean of both sides there, and not the derivative.',
  differencesNone: 'The loss beside this point is not finite, so there is no difference to compare with.',
  outcome: 'Was the step of use?',
  lossBefore: 'Loss before the update',
  lossAfter: 'after it',
  outcomes: {
    fell: 'The loss fell: the step went downhill.',
    noGradient: 'The loss is what it was, because every gradient is exactly zero: nothing could move.',
    unchanged: 'The loss is what it was: the parameters that moved do not matter here.',
    uphill:
      'The loss rose, because the step did not go down the slope: what the optimizer remembers, or weight decay, moved the parameters uphill.',
    rose: 'The loss rose, and would with the smallest step: at a kink the gradient does not tell the way down.',
  },
  overshot: (rate, loss) =>
    `The loss rose: the step went down the slope and beyond the valley. With the learning rate ${rate} it would fall to ${loss}.`,
  overflow: (id) =>
    `After the update, ${id} is too large for a number (it overflows): the step was far too long. A smaller learning rate helps.`,
  another: (step) => `Go on with the new weights: training step ${step}`,
  lastTrainingStep: 'This is the last training step that can be written out here.',
  refused: 'That could not be done.',
  printFailed: 'The sheet could not be made.',
};

export default text;
