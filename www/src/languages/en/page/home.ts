import type { Messages } from '../../../home/text';

const text: Messages = {
  sentence: 'See how a neural network computes and learns, number by number.',
  heading: 'Hands-on experiments',
  failed: 'This figure could not be loaded. Check your connection and try again.',
  retry: 'Try again',
};

export default text;
