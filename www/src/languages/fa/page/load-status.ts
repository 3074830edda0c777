import type { Messages } from '../../../shell/load-status';

const text: Messages = {
  again: 'تلاش دوباره',
};

export default text;
