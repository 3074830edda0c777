import type { Messages } from '../../../lessons/linear/text';

const text: Messages = {
  claim: 'Without activations a deep network is one affine map, however deep.',
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
    'This network has no plane to draw: that takes two inputs, and one or two outputs. Its product and the difference are there all the same.',
  classes: ['class 0', 'class 1'],
  border: 'output 0',
  noBorder: 'The line on which the output is 0 lies outside of this square.',
  product: 'All layers in one',
  productLabel: 'Weight and bias of the product',
  shape: (sizes, nParameters, nNumbers) =>
    `With activations off, the layers ${sizes} with their ${nParameters} weights and biases say no more than ${nNumbers} numbers:`,
  difference: 'Largest difference',
  bound: 'Rounding allows',
  why: (nProbes) =>
    `Between the network, computed in f32, and Ŵx + b̂, computed in f64, at ${nProbes} inputs; and the most that the rounding of all products and sums can make of it.`,
  accuracyOff: 'Right, activations off',
  accuracyOn: (name) => `Right, ${name} on`,
  halfPlane: 'Any half‑plane, at best',
  halfPlaneRule: 'best half‑plane',
  train: 'Train both',
  pause: 'Pause',
  goOn: 'Go on',
  again: 'Train again',
  reset: 'Start anew',
  epoch: (epoch, nEpochs, nSamples) =>
    `Epoch ${epoch} of ${nEpochs}, ${nSamples} points. Both start from the same weights (Adam, η = 0.01, batches of 20).`,
  epochs: 'epochs',
  progressLabel: 'The share of points that are right over the epochs, with activations off and on',
  network: 'Network',
  sources: { drawn: 'Drawn from a seed', shelf: 'The one you brought' },
  emptyShelf:
    'There is none yet: in “One training step”, under “The whole step as text”, a button brings its network here. A drawn one is shown instead.',
  unreadable: 'What lies there is no network that can be read. A drawn one is shown instead.',
  fromShelf: 'From “One training step”. There are no points here, because it learned from others.',
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
  width: 'Units in each of them',
  noise: 'Noise of the data',
  newWeights: 'Other initial weights',
  seed: (seed) => `seed ${seed}`,
  notice: [
    'Move the number of layers from 1 to 16: the colors change, the border stays a straight line, and Ŵ and b̂ stay three numbers. Depth alone adds nothing, because W₂(W₁x + b₁) + b₂ is again a weight times x and a bias.',
    'Train both on XOR. No half‑plane has more than three of the four corners on their right side, so with activations off no training can. Cross‑entropy does not even hold it there: by symmetry it is least where the network says ½ everywhere.',
    'Switch the function on, and the same weights bend the border: XOR, the circles and the spiral come within reach. Any function bends it that is not affine, ReLU too, which is made of two straight pieces.',
    'The difference is some millionths of the outputs at most, but not 0. The claim is exact for real numbers; the network rounds each product and each sum to the 24 binary digits of an f32. The difference stays below what that allows, whatever you set.',
    'Two clouds are the exception: there a line is enough, and a function gains nothing.',
    'A function is needed, but not enough: with sixteen layers, tanh does not learn the spiral either. Depth has difficulties of its own.',
  ],
};

export default text;
