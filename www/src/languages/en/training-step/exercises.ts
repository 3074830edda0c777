import type { Messages } from '../../../lessons/training-step/exercises/text';

const text: Messages = {
  title: 'Exercises and sheets',
  how: 'A seed gives each student different numbers, and the link opens exactly the same exercise anywhere.',
  howOnDisk:
    'A seed gives each student different numbers. This page was opened from a disk, so the link works on this computer only: give others the file, the size, the difficulty and the seed.',
  size: 'Size',
  sizes: {
    small: 'small: one hidden layer',
    medium: 'medium: two hidden layers',
    large: 'large',
    batch: 'a batch of samples',
  },
  difficulty: 'Difficulty',
  difficulties: { easy: 'easy', medium: 'medium', hard: 'hard' },
  seed: 'Seed',
  badSeed: (last) => `A seed is a whole number from 0 to ${last}.`,
  another: 'Another seed',
  open: 'Open this exercise',
  link: 'Link to this exercise',
  copy: 'Copy the link',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying: select the link and copy it.',
  paper: 'The example above, on paper',
  paperText: 'The sheet has the numbers and room for the working; the key has every step.',
  printSheet: 'Print the sheet',
  printKey: 'Print sheet and key',
  class: 'Sheets for a class',
  classText: (first, last) => `One sheet for each seed from ${first} to ${last}, with the seed on it.`,
  count: 'Number of sheets',
  printSheets: 'Print the sheets',
  printKeys: 'Print sheets and keys',
};

export default text;
