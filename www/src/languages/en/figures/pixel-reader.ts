import type { Messages } from '../../../figures/pixel-reader';

const text: Messages = {
  hint: 'Point at a pixel, or use the arrow keys, to read its value.',
  reading: (row, column, value) => `Row ${row}, column ${column}: ${value}`,
  level: (level, all) => `${level} of ${all}`,
};

export default text;
