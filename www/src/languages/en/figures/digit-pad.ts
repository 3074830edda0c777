import type { Messages } from '../../../figures/digit-pad/text';

const text: Messages = {
  label: 'Drawing pad',
  keys: 'Arrow keys move the pen, Space puts it down and lifts it, Backspace takes a stroke back, Escape clears the pad.',
  penDown: 'Pen down',
  penUp: 'Pen up',
};

export default text;
