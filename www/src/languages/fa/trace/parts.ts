import type { Messages } from '../../../trace/text';

const text: Messages = {
  inputs: 'ورودی‌ها',
  output: 'خروجی',
  targetCaption: 'هدف',
  lossCaption: 'زیان',
  input: (value) => `ورودی \u2068${value}\u2069`,
  target: (value) => `مقدار هدف \u2068${value}\u2069`,
  unit: (name, values) => `نورون \u2068${name}\u2069: ${values}`,
  weight: (value, from, to) => `وزن \u2068${value}\u2069، از \u2068${from}\u2069 به \u2068${to}\u2069`,
  bias: (value, unit) => `بایاس \u2068${value}\u2069 از \u2068${unit}\u2069`,
  dead: 'مرده',
  inactive: 'بی‌گرادیان',
  inactiveText: (unit) => `\u2068${unit}\u2069 از این نمونه گرادیانی نمی‌گیرد: همهٔ گرادیان‌هایش دقیقاً صفرند`,
  deadText: (unit) => `\u2068${unit}\u2069 مرده است: همهٔ گرادیان‌هایش برای همهٔ نمونه‌ها دقیقاً صفرند`,
  loss: (values) => `زیان: ${values}`,
  unknown: (name) => `\u2068${name}\u2069 هنوز معلوم نیست`,
};

export default text;
