import type { Messages } from '../../../lab/lab-frame';

const text: Messages = {
  tries: 'Try this',
  notice: 'What to notice',
};

export default text;
