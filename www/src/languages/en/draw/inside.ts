import type { Messages } from '../../../lessons/draw/inside/text';

const text: Messages = {
  hint: 'Draw a digit or pick a sample to follow its way through the network here.',
  outputs: 'Ten outputs',
  outputsLead:
    'The last layer gives each digit a number, its logit; softmax turns the logits into probabilities. Choose one.',
  output: (digit, logit, percent) => `${digit}: logit ${logit}, ${percent}`,
  follow: 'Follow the answer',
  map: 'What to show for each pixel',
  mapOf: (digit) => `The ink and the ${digit}`,
  maps: { contribution: 'Contribution', gradient: 'Gradient', occlusion: 'Occlusion' },
  mapTexts: {
    contribution: () =>
      'What each pixel adds: gradient × ink. For any one image, a network of ReLUs is linear, so pixels and biases add up to the logit with nothing left over.',
    gradient: () => 'How the logit would change with each pixel (its gradient), even where there is no ink.',
    occlusion: (patch) =>
      `A blank patch of ${patch} pixels covers each place of the image in turn: this is how much the logit falls.`,
  },
  mapLabel: (map, digit) => `${map} for ${digit}, as a square image of pixels`,
  speaksFor: (digit) => `evidence for ${digit}`,
  speaksAgainst: (digit) => `evidence against ${digit}`,
  inkFor: 'ink in its favor',
  inkAgainst: 'ink against it',
  biases: 'biases along the active paths',
  logitOf: (digit) => `logit of ${digit}`,
  addsUp: 'Rounded so that the numbers shown add up.',
  layers: 'Two hidden layers',
  layersLead: (digit) =>
    `Each cell is a unit; a strong color means a large output. They are ordered by what they contribute to the logit of ${digit}: first those in its favor, last those against it. Choose one by pointer, finger or the arrow keys. Units count from 1.`,
  strip: (layer, open, all) => `Layer ${layer}: ${open} of ${all} units are active`,
  noUnit: 'no unit chosen',
  unit: (layer, unit) => `Unit ${unit} of layer ${layer}`,
  shortUnit: (unit) => `unit ${unit}`,
  place: (unit, place, all) => `unit ${unit}, number ${place} of ${all} in this order`,
  sumOf: (digit) => `How layer 2 makes up the logit of ${digit}: weight × output of each unit`,
  others: (n) => `the other ${n} units together`,
  bias: 'bias',
  close: 'Close',
  weights: [
    'What it responds to: its weights',
    'What it responds to, through the active units of layer 1: the gradient of its sum',
  ],
  products: 'Weight × ink, for this drawing',
  adds: [
    (digit, adds) => `It contributes ${adds} to the logit of ${digit}, through the active units of layer 2.`,
    (digit, adds) => `It contributes ${adds} to the logit of ${digit}: weight × output.`,
  ],
  raises: 'ink that raises its sum',
  lowers: 'ink that lowers its sum',
  openBiases: 'biases: its own, and those of the active units before it',
  sum: 'its sum',
  bySenders: 'The same sum by units of layer 1: weight × their output',
  byPixels: 'Its sum by pixels',
  sends: (sent) => `ReLU: the sum is above 0, so it passes on ${sent}.`,
  shut: 'ReLU: the sum is not above 0, so the unit outputs 0 and contributes nothing.',
  toUnits: 'The units of layer 2 that it affects most, and how much it adds there',
  toDigits: 'What it adds to each logit',
};

export default text;
