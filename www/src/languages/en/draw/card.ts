import type { Messages } from '../../../lessons/draw/card-text';

const text: Messages = {
  open: 'See what the network sees',
  prompt: 'Draw here, 0 to 9',
  clear: 'Clear',
  noAnswer: '?',
  loading: 'Loading the network’s weights …',
  retry: 'Try again',
};

export default text;
