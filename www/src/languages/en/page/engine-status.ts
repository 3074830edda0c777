import type { Messages } from '../../../shell/engine-status';

const text: Messages = {
  kept: 'Nothing that you made is lost; nothing new is computed until it starts again.',
  restart: 'Start again',
};

export default text;
