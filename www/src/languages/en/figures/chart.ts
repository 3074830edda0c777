import type { Messages } from '../../../figures/plot/chart-text';

const text: Messages = {
  saveAs: 'Save as',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  read: (label) => `${label}: read the values`,
  reading: (place, values) => `${place}: ${values}`,
  value: (name, value) => `${name} ${value}`,
  comma: ', ',
  semicolon: '; ',
};

export default text;
