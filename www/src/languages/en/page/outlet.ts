import type { Messages } from '../../../shell/outlet';

const text: Messages = {
  unknownTitle: 'There is no such lesson',
  unknown: (name) => `The address asks for the lesson “${name}”, and no lesson has that name.`,
  home: 'All lessons',
  failed: 'The code of this lesson did not arrive. Check the network and try again.',
  retry: 'Try again',
};

export default text;
