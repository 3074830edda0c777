import type { Messages } from '../../../lessons/linear/card-text';

const text: Messages = {
  figure: {
    off: 'The output of a network over the plane, with its activations off',
    on: 'The output of a network over the plane, with its activations on',
  },
  activationsAre: 'Activations',
  sides: { off: 'off', on: 'on' },
  depth: 'Hidden layers',
  reading: 'Largest difference from one affine map:',
};

export default text;
