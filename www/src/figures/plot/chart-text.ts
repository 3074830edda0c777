import type { Catalog } from '../../app/locale';

interface Messages {
  readonly saveAs: string;
  readonly svg: string;
  readonly png: string;
  readonly read: (label: string) => string;
  readonly reading: (place: string, values: string) => string;
  readonly value: (name: string, value: string) => string;
  readonly comma: string;
  readonly semicolon: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    saveAs: 'Save as',
    svg: 'SVG',
    png: 'PNG',
    read: (label) => `${label}: read the values`,
    reading: (place, values) => `${place}: ${values}`,
    value: (name, value) => `${name} ${value}`,
    comma: ', ',
    semicolon: '; ',
  },
  fa: {
    saveAs: 'ذخیره به شکل',
    svg: 'SVG',
    png: 'PNG',
    read: (label) => `${label}: خواندن مقدارها`,
    reading: (place, values) => `${place}: ${values}`,
    value: (name, value) => `${name} \u2066${value}\u2069`,
    comma: '، ',
    semicolon: '؛ ',
  },
};
