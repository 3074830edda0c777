import type { Messages } from '../../../figures/pixel-reader';

const text: Messages = {
  hint: 'To read a pixel: point, or arrow keys',
  reading: (row, column, value) => `Row ${row}, column ${column}: ${value}`,
  level: (level, all) => `${level} of ${all}`,
};

export default text;
