import type { Messages } from '../../../lab/narrator';

const text: Messages = {
  started: 'The training has started.',
  goesOn: 'The training goes on.',
  paused: (where) => `Paused: ${where}`,
  ended: (where) => `The training has ended: ${where}`,
};

export default text;
