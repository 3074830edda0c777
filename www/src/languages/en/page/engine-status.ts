import type { Messages } from '../../../shell/engine-status';

const text: Messages = {
  kept: 'None of your work is lost; nothing new is computed until it is restarted.',
  restart: 'Restart',
};

export default text;
