import type { Messages } from '../../../trace/text';

const text: Messages = {
  inputs: 'inputs',
  output: 'output',
  targetCaption: 'target',
  lossCaption: 'loss',
  input: (value) => `Input ${value}`,
  target: (value) => `Target ${value}`,
  unit: (name, values) => `Unit ${name}: ${values}`,
  weight: (value, from, to) => `Weight ${value}, from ${from} to ${to}`,
  bias: (value, unit) => `Bias ${value} of ${unit}`,
  dead: 'dead',
  inactive: 'no gradient',
  inactiveText: (unit) => `${unit} gets no gradient from this sample: all of its gradients are exactly zero`,
  deadText: (unit) => `${unit} is dead: all of its gradients are exactly zero for every sample`,
  loss: (values) => `Loss: ${values}`,
  unknown: (name) => `${name} not yet known`,
};

export default text;
