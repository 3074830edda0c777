import type { Messages } from '../../../session/two-readings';

const text: Messages = {
  asFraction: (written, read) => `${written} به صورت کسر و برابر ${read} خوانده شد.`,
  asDecimal: (written, read) => `${written} با ممیز و برابر ${read} خوانده شد.`,
  other: (other) => `خواندن به صورت ${other}`,
};

export default text;
