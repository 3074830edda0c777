import type { Messages } from '../../../figures/pixel-reader';

const text: Messages = {
  hint: 'خواندن پیکسل‌ها: اشاره یا کلیدهای جهت‌نما',
  reading: (row, column, value) => `سطر ${row}، ستون ${column}: ${value}`,
  level: (level, all) => `${level} از ${all}`,
};

export default text;
