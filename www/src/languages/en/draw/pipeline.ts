import type { Messages } from '../../../lessons/draw/pipeline/text';

const text: Messages = {
  hint: 'Draw a digit or pick a sample to see here how it is prepared for the network.',
  lead: 'The network was trained on images that were all prepared in the same way. Its answer for the same drawing at each stage of this preprocessing shows how much it relies on it. Switch a stage off, and everything after it goes without it.',
  examples: 'Drawings that need it',
  example: {
    corner: 'A small seven in the corner',
    thin: 'A large two with a thin line',
    off_center: 'A four at the border',
  },
  raw: 'The pad as it is',
  rawText: (size) => `The whole pad, scaled down to ${size} pixels.`,
  steps: { crop: 'Cropped', scale: 'Scaled to one size', pen: 'One pen width', center: 'Centered by mass' },
  texts: {
    crop: () => 'The drawing’s bounding box is moved to the middle, wherever it was.',
    scale: ({ side }) => `The longest side becomes ${side} pixels; the line gets thicker or thinner with it.`,
    pen: ({ pen }) => `Redrawn with the pen of the training images, ${pen} pixels wide.`,
    center: () => 'Shifted by whole pixels, so that the center of mass is in the middle.',
  },
  image: (stage) => `The image after “${stage}”`,
  changes: 'a different answer from the one at the end',
  shift:
    'This is distribution shift: the digit is the same, but the numbers that the network gets are not. Its accuracy was measured only on images like the last one.',
};

export default text;
