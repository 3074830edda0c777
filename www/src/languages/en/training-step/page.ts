import type { Messages } from '../../../lessons/training-step/text';

const text: Messages = {
  figure: 'The network with its weights, biases and values',
  loading: 'Computing the training step …',
  failed: 'The training step could not be computed.',
  retry: 'Try again',
  start: 'One training step, from the inputs to new weights',
  startText:
    'Each unit multiplies its inputs by the weights on the edges, adds up the products and its bias, and applies its activation ' +
    'function. Then the gradient of the loss goes back along the same edges. Blue is positive, orange and dashed negative.',
  editHint: 'Every number in the figure can be changed: click or tap it and type, or drag it sideways.',
  stepOf: (step, last) => `Step ${step} of ${last}`,
  phases: 'Phases',
  panels: 'Exercises and settings',
  phase: { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update', again: 'Loss again' },
  example: 'Example',
  presets: {
    assignment: 'The assignment: ReLU 2-2-2-1',
    sigmoid: 'Sigmoid 2-2-2, half squared error',
    xor: 'XOR: tanh 2-2-1, four samples',
    softmax: 'Softmax: three classes, Adam',
    'dead-relu': 'A dead ReLU',
    'saturated-sigmoid': 'A saturated sigmoid',
  },
  exercise: (code) => `Exercise ${code}`,
  own: 'Your own',
  sample: 'Sample',
  inTurn: (sample, of) => `Sample ${sample} of ${of}, in turn`,
  sampleOf: (sample, of) => `${sample} of ${of}`,
  numbers: 'Numbers',
  short: 'short decimals',
  fractions: 'fractions',
  places: (n) => `${n} ${Number(n) === 1 ? 'decimal' : 'decimals'}`,
  full: 'all digits (f64)',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Back to the assignment',
  rounded: '≈ stands before a number that is rounded.',
  notANumber: (got, first, last) =>
    `The address says step=${got}, which is not a step: expected a whole number from ${first} to ${last}. You are at the start.`,
  beyond: (got, last) => `The address says step=${got}, but this pass ends with step ${last}. You are at its end.`,
  badLink: (why) => `The problem in the address cannot be read. The assignment is shown instead. ${why}`,
  keys: 'Keys: ← and → step, Home and End jump, Space plays, Ctrl+Z undoes.',
  differences: 'Checked by finite differences:',
  differencesError: ', off by',
  differencesKink:
    'There is a kink between w − h and w + h. The difference there is a mean of both sides, not the derivative.',
  differencesNone: 'The loss next to this point is not finite, so there is no difference to compare with.',
  outcome: 'Did the update help?',
  lossBefore: 'Loss before the update',
  lossAfter: 'after it',
  outcomes: {
    fell: 'The loss fell: the update went downhill.',
    noGradient: 'The loss did not change, because every gradient is exactly zero: nothing could move.',
    frozen: 'The loss did not change: every parameter is frozen.',
    unchanged: 'The loss did not change: the parameters that moved do not matter here.',
    uphill:
      'The loss rose, because the update did not go down the slope: the optimizer state, or weight decay, moved the parameters uphill.',
    rose: 'The loss rose, and would rise with even the smallest update: at a kink, the gradient does not tell the way down.',
  },
  overshot: (rate, loss) =>
    `The loss rose: the update went down the slope and past the bottom of the valley. With the learning rate ${rate} it would fall to ${loss}.`,
  overflow: (id) =>
    `After the update, ${id} is too large for a number (it overflows): the update was far too large. A smaller learning rate helps.`,
  another: (step) => `Continue with the new weights: training step ${step}`,
  lastTrainingStep: 'This is the last training step that can be written out here.',
  refused: 'That could not be done.',
  printFailed: 'The sheet could not be made.',
};

export default text;
