import type { Messages } from '../../../trace/outline';

const text: Messages = {
  title: 'A training step, worked out',
  titleOfStep: (step) => `Training step ${step}, worked out`,
  sample: (sample, nSamples) => `Sample ${sample} of ${nSamples}`,
  givenTitle: 'Given',
  given: {
    input: 'Inputs',
    target: 'Targets',
    weight: 'Weights',
    bias: 'Biases',
    setting: 'Optimizer',
    state: 'Optimizer state',
    otherSample: 'From the other samples',
  },
  phase: {
    forward: 'Forward pass',
    loss: 'Loss',
    backward: 'Backward pass',
    update: 'Update',
    again: 'The loss again, with the new weights',
  },
  unit: (name) => `Unit ${name}`,
  batch: (name) => `Unit ${name}: mean over the samples`,
  outputs: 'From the loss to the outputs',
  inputs: 'Back to the inputs',
  loss: 'Loss',
  rule: 'Update rule',
};

export default text;
