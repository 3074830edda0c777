import type { Messages } from '../../../lessons/linear/card-text';

const text: Messages = {
  figure: {
    off: 'What a network makes of the plane with its activations off',
    on: 'What a network makes of the plane with its activations on',
  },
  activationsAre: 'Activations',
  sides: { off: 'off', on: 'on' },
  depth: 'Hidden layers',
  reading: 'Largest difference from one affine map:',
};

export default text;
