import type { Messages } from '../../../lessons/questions/card-text';

const text: Messages = {
  probabilities: 'The probabilities of the answers',
  right: '✓: true in this small world',
  joined: 'join the question to the graph',
  not: '“not”',
  next: 'Another question',
};

export default text;
