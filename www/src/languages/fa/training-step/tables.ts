import type { Messages } from '../../../lessons/training-step/table-text';

const text: Messages = {
  values: 'همهٔ مقدارها تا اینجا',
  valuesAgain: 'همهٔ مقدارها با وزن‌های تازه',
  deltas: 'آنچه به هر نورون بازمی‌گردد',
  parameters: 'وزن‌ها و بایاس‌ها',
  unit: 'نورون',
  products: 'حاصل‌ضرب‌ها',
  bias: 'بایاس',
  preActivation: 'مجموع',
  output: 'خروجی',
  loss: 'زیان',
  fromBehind: 'نسبت به خروجی',
  slope: 'شیب',
  parameter: 'نام',
  value: 'مقدار',
  gradient: 'گرادیان',
  differences: 'با تفاضل',
  updated: 'تازه',
  notYet: 'هنوز معلوم نیست',
  hidden: 'باید پیدا شود',
};

export default text;
