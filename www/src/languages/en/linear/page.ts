import type { Messages } from '../../../lessons/linear/text';

const text: Messages = {
  claim: 'Without activations, a network is one affine map, however deep it is.',
  tries: {
    off: 'XOR, activations off',
    on: 'The same beside tanh',
    deep: 'Sixteen layers, still one line',
  },
  activations: 'Activations',
  views: { off: 'Off', on: 'On', both: 'Side by side' },
  off: 'Activations off',
  on: (name) => `${name} on`,
  onShelf: 'Its activations on',
  planeLabel: (title) => `The plane of the two inputs, colored by the network’s output: ${title}`,
  noPlane:
    'This network has no plane to draw: that takes two inputs, and one or two outputs. Its product and the difference are shown all the same.',
  classes: ['class 0', 'class 1'],
  border: 'output 0',
  noBorder: 'The line on which the output is 0 lies outside this square.',
  product: 'All layers in one',
  productLabel: 'Weight and bias of the product',
  shape: (sizes, nParameters, nNumbers) =>
    `With activations off, the layers ${sizes} with their ${nParameters} weights and biases come down to no more than ${nNumbers} numbers:`,
  difference: 'Largest difference',
  bound: 'Rounding allows',
  why: (nProbes) =>
    `Between the network, computed in f32, and Ŵx + b̂, computed in f64, at ${nProbes} inputs; and the most that the rounding of all products and sums can add up to.`,
  accuracyOff: 'Accuracy, activations off',
  accuracyOn: (name) => `Accuracy, ${name} on`,
  halfPlane: 'Best possible half‑plane',
  halfPlaneRule: 'best half‑plane',
  train: 'Train both',
  pause: 'Pause',
  goOn: 'Resume',
  again: 'Train again',
  reset: 'Start over',
  epoch: (epoch, nEpochs, nSamples) =>
    `Epoch ${epoch} of ${nEpochs}, ${nSamples} points. Both start from the same weights (Adam, η = 0.01, batches of 20).`,
  epochs: 'epochs',
  progressLabel: 'Accuracy over the epochs, with activations off and on',
  network: 'Network',
  sources: { drawn: 'Drawn from a seed', shelf: 'The one you brought' },
  emptyShelf:
    'There is none yet: in “One training step”, under “The whole step as text”, a button brings its network here. One drawn from a seed is shown instead.',
  unreadable: 'The network stored there cannot be read. One drawn from a seed is shown instead.',
  fromShelf: 'From “One training step”. There are no points here, because it was trained on others.',
  data: 'Data',
  toys: {
    xor: 'XOR',
    circles: 'circles',
    gaussians: 'two clouds',
    moons: 'moons',
    spiral: 'spiral',
    checkerboard: 'checkerboard',
  },
  function: 'Function, when on',
  depth: 'Hidden layers',
  width: 'Units in each',
  noise: 'Noise of the data',
  newWeights: 'New initial weights',
  seed: (seed) => `seed ${seed}`,
  notice: [
    'With activations off, move the number of layers from 1 to 16: the colors change, the border stays a straight line (sometimes outside the square), and Ŵ and b̂ remain three numbers. Depth alone adds nothing, because W₂(W₁x + b₁) + b₂ is again a weight times x and a bias.',
    'Train both on XOR. No half‑plane has more than three of the four corners on the correct side, so with activations off no training can do better. Cross‑entropy does not even keep it there: by symmetry it is lowest where the network says ½ everywhere (with noise, nearly).',
    'Switch the function on, and the same weights bend the border: XOR, the circles and the spiral come within reach. Any function that is not affine bends it, even ReLU, which is made of two straight pieces. It takes two units in a layer, though: with one in each, everything depends on a single sum, and a border is a straight line again, or several parallel ones.',
    'The difference is tiny, but hardly ever 0. The claim is exact for real numbers; the network rounds each product and each sum to the 24 binary digits of an f32. The difference stays below what that allows, whatever you set.',
    'Two clouds are the exception: as long as noise does not mix them, a line is enough, and an activation function gains nothing.',
    'An activation function is needed, but it is not enough: with sixteen layers, tanh may not learn the spiral either. Depth has difficulties of its own.',
  ],
};

export default text;
