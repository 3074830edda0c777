import type { Messages } from '../../../figures/transport';

const text: Messages = {
  transport: 'Steps',
  first: 'First step',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  next: 'Next step',
  last: 'Last step',
  scrubber: 'Step',
  speed: 'Speed',
};

export default text;
