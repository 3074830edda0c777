import type { Messages } from '../../../lessons/draw/inside/text';

const text: Messages = {
  hint: 'Draw a digit or take a sample: its way through the network shows here.',
  outputs: 'Ten outputs',
  outputsLead: 'The last layer gives each digit a number, its logit; softmax makes probabilities of them. Choose one.',
  output: (digit, logit, percent) => `${digit}: logit ${logit}, ${percent}`,
  follow: 'Follow the answer',
  map: 'How the pixels are looked at',
  mapOf: (digit) => `The ink and the ${digit}`,
  maps: { contribution: 'Contribution', gradient: 'Gradient', occlusion: 'Covering' },
  mapTexts: {
    contribution: () =>
      'What each pixel has added: gradient × ink. For one picture a network of ReLUs is linear, so pixels and biases add up to the logit with nothing left over.',
    gradient: () => 'How the logit would follow each pixel (its gradient), also where there is no ink.',
    occlusion: (patch) =>
      `A patch of paper, ${patch} pixels, is laid over each place of the picture: so much the logit then falls.`,
  },
  mapLabel: (map, digit) => `${map}, seen from ${digit}, as a square picture of pixels`,
  speaksFor: (digit) => `speaks for ${digit}`,
  speaksAgainst: (digit) => `speaks against ${digit}`,
  inkFor: 'ink that speaks for it',
  inkAgainst: 'ink that speaks against it',
  biases: 'biases on the open ways',
  logitOf: (digit) => `logit of ${digit}`,
  addsUp: 'Rounded so that the numbers add up as they stand.',
  layers: 'Two hidden layers',
  layersLead: (digit) =>
    `Each cell is a unit; a strong color sends much. They stand in the order of what they contribute to the logit of ${digit}: first those that speak for it, last those that speak against it. Choose one, by pointer or arrow keys.`,
  strip: (layer, open, all) => `Layer ${layer}: ${open} of ${all} units send something on`,
  noUnit: 'no unit is chosen',
  unit: (layer, unit) => `Unit ${unit} of layer ${layer}`,
  shortUnit: (unit) => `unit ${unit}`,
  place: (unit, place, all) => `unit ${unit}, at place ${place} of ${all}`,
  sumOf: (digit) => `Layer 2 makes the logit of ${digit}: weight × what the unit sends`,
  others: (n) => `the other ${n} units together`,
  bias: 'bias',
  close: 'Close',
  weights: [
    'What it listens to: its weights',
    'What it listens to, through the units of layer 1 that are open: the gradient of its sum',
  ],
  products: 'Weight × ink, for this drawing',
  raises: 'ink that raises its sum',
  lowers: 'ink that lowers its sum',
  openBiases: 'biases: its own, and those of open units before it',
  sum: 'its sum',
  bySenders: 'The same sum by units of layer 1: weight × what they send',
  byPixels: 'Its sum by pixels',
  sends: (sent) => `ReLU: the sum is above 0, so it sends on ${sent}.`,
  shut: 'ReLU: the sum is not above 0, so it sends 0, and nobody hears it.',
  toUnits: 'Who in layer 2 hears it most, and how much it adds there',
  toDigits: 'What it adds to each logit',
};

export default text;
