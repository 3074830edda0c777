import type { Messages } from '../../../shell/shell';

const text: Messages = {
  dismiss: 'Close',
};

export default text;
