import type { Messages } from '../../../session/complaints';

const text: Messages = {
  badParam: (param, got, expected) =>
    `The address says ${param}=${got}, which cannot be used here: expected ${expected}. The usual value holds instead.`,
};

export default text;
