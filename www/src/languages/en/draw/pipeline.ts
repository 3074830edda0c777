import type { Messages } from '../../../lessons/draw/pipeline/text';

const text: Messages = {
  hint: 'Draw a digit or take a sample: its way into the picture shows here.',
  lead: 'The network has learned from pictures that were all made in one way. What it says of the same drawing on each stage of that way shows how much it relies on it. Switch a step off, and all that comes after goes without it.',
  examples: 'Drawings that need it',
  example: {
    corner: 'A small seven in the corner',
    thin: 'A large two with a thin line',
    off_center: 'A four at the border',
  },
  raw: 'The pad as it is',
  rawText: (size) => `The whole pad, shrunk to ${size} pixels.`,
  steps: { crop: 'Cut out', scale: 'Scaled to one size', pen: 'One pen', center: 'Centered by mass' },
  texts: {
    crop: () => 'The drawing’s box comes into the middle, wherever it lay.',
    scale: ({ side }) => `The longest side becomes ${side} pixels; the line grows or shrinks with it.`,
    pen: ({ pen }) => `Drawn again with the pen of the training pictures, ${pen} pixels wide.`,
    center: () => 'Moved by whole pixels, so that the center of mass comes into the middle.',
  },
  image: (stage) => `The picture after “${stage}”`,
  changes: 'another answer than at the end',
  shift:
    'This is distribution shift: the digit is the same, and the numbers that the network gets are not. All its accuracy was measured on pictures like the last one.',
};

export default text;
