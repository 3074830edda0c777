import type { Messages } from '../../../shell/shell';

const text: Messages = {
  dismiss: 'بستن',
};

export default text;
