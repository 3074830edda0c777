import type { Messages } from '../../../lab/lab-frame';

const text: Messages = {
  tries: 'Try this',
  figure: 'Figure',
  controls: 'Settings and results',
  notice: 'What to notice',
};

export default text;
