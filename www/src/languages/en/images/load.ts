import type { Messages } from '../../../lessons/images/load-text';

const text: Messages = {
  load: 'Load weights or an exported training run (.safetensors) …',
  refused: (name) => `${name} was not loaded.`,
  conversions: {
    pytorch:
      'These two lines of Python make a file that loads. If the file holds a whole model instead of its state_dict, save model.state_dict() where its class is defined.',
    keras: 'These two lines of Python make a file that loads.',
    hdf5: 'If it is a model of Keras, these two lines of Python make a file that loads.',
    npz: 'If the arrays have names such as fc1.weight and fc1.bias, these two lines of Python make a file that loads.',
    npy: 'It holds a single array. Save the weights and biases of all layers with safetensors.numpy.save_file.',
    onnx: 'Save the state_dict of the model that it was exported from, with safetensors.torch.save_file.',
    zip: 'Unpack it, and choose the .safetensors file in it.',
  },
  waiting: (name) =>
    `${name} is read. Its accuracy cannot be shown before there are images: it is then evaluated at once.`,
  ask: (name) =>
    `${name} does not say which activation function its hidden layers have. Which one was it trained with?`,
  accuracies: (n) =>
    `Beside each, the accuracy on the ${n} test images. The function with which the network was trained usually has the highest.`,
  suggested: 'suggested',
  dismiss: 'Do not load it',
  from: (name) => `Loaded from ${name}.`,
  order: (shape, names) => `Read as ${shape}, with the layers in this order: ${names}.`,
  transposed: (names) => `Transposed, because the file has them as (inputs, outputs): ${names}.`,
  withoutBias: (names) => `Without a bias in the file, which is taken as 0: ${names}.`,
  leftOut: (names) =>
    `Left out, because they are buffers and not weights: ${names}. If the network normalizes with them, it answers differently here.`,
  rounded: () => 'The numbers of 64 bits were rounded to 32.',
  inputs: (formula) =>
    `Here a gray level x from 0 to 255 enters the network as ${formula}. If it was trained with another normalization, its accuracy here differs from yours.`,
};

export default text;
