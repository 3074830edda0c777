import type { Messages } from '../../../figures/plot/chart-text';

const text: Messages = {
  saveAs: 'Save as',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  read: (label) => `${label}: read the values`,
  reading: (place, values) => `${place}: ${values}`,
  value: (name, value) => `${name} ${value}`,
  straight: (name, from, to, sign) =>
    sign === 0 ? `${name} stays at ${to}` : `${name} ${sign > 0 ? 'rises' : 'falls'} from ${from} to ${to}`,
  turning: (name, from, turn, place, to, falls) =>
    falls
      ? `${name} falls from ${from} to ${turn} at ${place}, then rises to ${to}`
      : `${name} rises from ${from} to ${turn} at ${place}, then falls to ${to}`,
  comma: ', ',
  semicolon: '; ',
};

export default text;
