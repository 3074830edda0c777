import type { Messages } from '../../../shell/load-status';

const text: Messages = {
  again: 'Try again',
};

export default text;
