import type { Messages } from '../../../lab/lab-frame';

const text: Messages = {
  tries: 'Try this',
  notice: 'What to notice',
  badParam: (param, got, expected) =>
    `The address says ${param}=${got}, which cannot be used here: expected ${expected}. The usual value holds instead.`,
};

export default text;
