import type { Messages } from '../../../session/two-readings';

const text: Messages = {
  asFraction: (written, read) => `${written} was read as ${read}, as a fraction.`,
  asDecimal: (written, read) => `${written} was read as ${read}, with a decimal comma.`,
  other: (other) => `Read it as ${other}`,
};

export default text;
