import type { Language } from '../../../base/locale';

const text: Language = {
  name: 'فارسی',
  direction: 'rtl',
  comma: '، ',
  slashIsPoint: true,
  numerals: { digits: '۰۱۲۳۴۵۶۷۸۹', point: '٫', percent: '٪', system: 'arabext' },
};

export default text;
