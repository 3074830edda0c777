import type { Messages } from '../../../figures/plot/chart-text';

const text: Messages = {
  saveAs: 'ذخیره به شکل',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  read: (label) => `${label}: خواندن مقدارها`,
  reading: (place, values) => `${place}: ${values}`,
  value: (name, value) => `${name} \u2066${value}\u2069`,
  comma: '، ',
  semicolon: '؛ ',
};

export default text;
