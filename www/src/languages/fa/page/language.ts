import type { Language } from '../../../base/locale';

const text: Language = {
  name: 'فارسی',
  direction: 'rtl',
  numerals: { digits: '۰۱۲۳۴۵۶۷۸۹', point: '٫', percent: '٪', system: 'arabext' },
};

export default text;
