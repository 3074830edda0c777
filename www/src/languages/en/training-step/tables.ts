import type { Messages } from '../../../lessons/training-step/table-text';

const text: Messages = {
  values: 'All values so far',
  valuesAgain: 'All values with the new weights',
  deltas: 'What comes back to each unit',
  parameters: 'Weights and biases',
  unit: 'Unit',
  products: 'Products',
  bias: 'Bias',
  preActivation: 'Sum',
  output: 'Output',
  loss: 'Loss',
  fromBehind: 'By output',
  slope: 'Slope',
  parameter: 'Name',
  value: 'Value',
  gradient: 'Gradient',
  differences: 'By finite differences',
  updated: 'New',
  notYet: 'not yet known',
  hidden: 'to be found',
};

export default text;
