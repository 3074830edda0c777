import type { Messages } from '../../../lessons/draw/card-text';

const text: Messages = {
  open: 'See what the network sees',
  prompt: 'Draw here, 0 to 9',
  clear: 'Clear',
  noAnswer: '?',
  unlike: (likeness, least) =>
    `No answer: a second network finds it ${likeness} like a digit, and an answer needs ${least}. The bars only say which digit it would be.`,
  several: (n) => `No answer: these look like ${n} digits side by side.`,
  loading: 'Loading the network’s weights …',
  retry: 'Try again',
};

export default text;
