import type { Messages } from '../../../trace/sheet/text';

const text: Messages = {
  name: 'Name',
  date: 'Date',
  subscripts: (weight, source, unit, bias) =>
    `Units are numbered across all layers: ${weight} is the weight from ${source} to ${unit}, the unit with the bias ${bias}.`,
  indices: (weight, source, unit) =>
    `Weights and biases are named as PyTorch indexes them, from 0: ${weight} is the weight from ${source} to ${unit}, in the layer’s row and column; a bias has the index of its unit.`,
  squaredError: {
    sum: 'The squared error is the sum over the outputs, without the factor ½.',
    mean: 'The squared error is the mean over the outputs, without the factor ½.',
    half_sum: 'The squared error has the factor ½.',
  },
  squaredErrorOfOne: 'The squared error is without the factor ½.',
  classes: (output, first) =>
    `The target is the number of the right output, counted from ${first}; ${output} is the right output.`,
  meanOverBatch: 'The loss and its gradients are the means over the samples.',
  delta: '\u2066δ\u2069 is the derivative of a sample’s loss with respect to a unit’s sum \u2066z\u2069.',
  kink: (formula) => `At the kink, ${formula}.`,
  rounding: 'Work with fractions or with at least four digits.',
  given: 'Given',
  network: 'The network with its weights and biases',
  layer: 'Layer',
  weights: 'Weights',
  biases: 'Biases',
  noActivation: 'no activation function',
  hidden: (letter) => `Hidden layer ${letter}`,
  output: 'Output layer',
  sample: 'Sample',
  sampleOf: (number) => `Sample ${number}`,
  rightOutput: 'Right output',
  loss: 'Loss',
  where: 'where',
  otherwise: 'elsewhere',
  normal: 'Φ: the standard normal distribution function',
  optimizer: 'Optimizer',
  andSoOn: 'and so on for every weight and bias',
  trainingStep: (step) => `This is training step ${step}; the weights are those after the earlier steps.`,
  memoryZero: (letters) => `Before this step, the optimizer state (${letters}) is 0 for every weight and bias.`,
  memory: 'Optimizer state',
  questions: {
    forward: {
      title: 'Forward pass',
      task: 'Compute the sum \u2066z\u2069 of every unit, and apply its activation function.',
    },
    loss: { title: 'Loss', task: 'Compute the loss.' },
    backward: {
      title: 'Backward pass',
      task: 'Go back from the loss to every unit by the chain rule, then compute the derivative of the loss with respect to every weight and bias.',
    },
    update: { title: 'Update', task: 'Make one update with the optimizer: compute the new weights and biases.' },
    again: {
      title: 'The loss again',
      task: 'Repeat the forward pass with the new weights and biases. Has the loss decreased?',
    },
  },
  batchMean: 'Mean',
  key: 'Answer key',
  batch: 'All samples',
  link: 'This exercise on the web:',
  seed: 'Seed:',
};

export default text;
