import type { Messages } from '../../../session/complaints';

const text: Messages = {
  badParam: (param, got, expected) =>
    `The address says ${param}=${got}, which cannot be used here: expected ${expected}. The default is used instead.`,
};

export default text;
