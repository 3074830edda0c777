import type { Messages } from '../../../figures/plot/chart-text';

const text: Messages = {
  saveAs: 'ذخیره به شکل',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  read: (label) => `${label}: خواندن مقدارها`,
  reading: (place, values) => `${place}: ${values}`,
  value: (name, value) => `${name} \u2066${value}\u2069`,
  straight: (name, from, to, sign) =>
    sign === 0 ? `${name} روی ${to} می‌ماند` : `${name} از ${from} به ${to} ${sign > 0 ? 'بالا می‌رود' : 'پایین می‌آید'}`,
  turning: (name, from, turn, place, to, falls) =>
    falls
      ? `${name} از ${from} تا ${turn} در ${place} پایین می‌آید و سپس تا ${to} بالا می‌رود`
      : `${name} از ${from} تا ${turn} در ${place} بالا می‌رود و سپس تا ${to} پایین می‌آید`,
  comma: '، ',
  semicolon: '؛ ',
};

export default text;
