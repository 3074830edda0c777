import type { Messages } from '../../../shell/outlet';

const text: Messages = {
  unknownTitle: 'There is no such lesson',
  unknown: (name) => `The address asks for the lesson “${name}”, and no lesson has that name.`,
  home: 'All lessons',
  failed: 'This lesson could not be loaded. Check your connection and try again.',
  late: (seconds) => `This lesson has not come in ${seconds} seconds. It may still come; you can also try again.`,
  retry: 'Try again',
};

export default text;
