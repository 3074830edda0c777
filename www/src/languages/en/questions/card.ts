import type { Messages } from '../../../lessons/questions/card-text';

const text: Messages = {
  probabilities: 'The probabilities of the answers',
  right: '✓: true in this small world',
  joined: 'z’s edges',
  not: '“not”',
  next: 'Another question',
};

export default text;
