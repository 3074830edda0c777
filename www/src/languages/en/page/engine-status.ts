import type { Messages } from '../../../shell/engine-status';

const text: Messages = {
  kept: 'What you made and set is still here; nothing is computed until it is restarted. A run that was in progress has to be started again, or resumed where its lesson offers that.',
  restart: 'Restart',
};

export default text;
