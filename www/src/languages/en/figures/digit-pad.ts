import type { Messages } from '../../../figures/digit-pad/text';

const text: Messages = {
  label: 'Drawing pad',
  keys: 'Arrow keys move the pen, Space lowers and lifts it, Backspace undoes a stroke, Escape clears the pad.',
  penDown: 'Pen down',
  penUp: 'Pen up',
};

export default text;
