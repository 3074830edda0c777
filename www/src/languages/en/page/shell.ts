import type { Messages } from '../../../shell/shell';

const text: Messages = {
  dismiss: 'Close',
  refused: (param, got, expected) =>
    `The address says ${param}=${got}, which is not known here: ${param} is one of ${expected.join(', ')}.`,
};

export default text;
