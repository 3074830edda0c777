import type { Messages } from '../../../home/text';

const text: Messages = {
  sentence: 'See how a neural network computes and learns, number by number.',
  heading: 'Experiments to touch',
  failed: 'This figure did not arrive. Check the network and try again.',
  retry: 'Try again',
};

export default text;
