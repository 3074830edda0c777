import type { Messages } from '../../../figures/pixel-reader';

const text: Messages = {
  hint: 'برای خواندن مقدار یک پیکسل به آن اشاره کنید یا کلیدهای جهت‌نما را به کار ببرید.',
  reading: (row, column, value) => `سطر ${row}، ستون ${column}: ${value}`,
  level: (level, all) => `${level} از ${all}`,
};

export default text;
