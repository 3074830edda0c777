import type { Catalog } from '../../app/locale';

interface Messages {
  readonly values: string;
  readonly valuesAgain: string;
  readonly deltas: string;
  readonly parameters: string;
  readonly unit: string;
  readonly products: string;
  readonly bias: string;
  readonly preActivation: string;
  readonly output: string;
  readonly loss: string;
  readonly fromBehind: string;
  readonly slope: string;
  readonly parameter: string;
  readonly value: string;
  readonly gradient: string;
  readonly differences: string;
  readonly updated: string;
  readonly notYet: string;
  readonly hidden: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    values: 'All values so far',
    valuesAgain: 'All values with the new weights',
    deltas: 'What comes back to each unit',
    parameters: 'Weights and biases',
    unit: 'Unit',
    products: 'Products',
    bias: 'Bias',
    preActivation: 'Sum',
    output: 'Output',
    loss: 'Loss',
    fromBehind: 'By output',
    slope: 'Slope',
    parameter: 'Name',
    value: 'Value',
    gradient: 'Gradient',
    differences: 'By differences',
    updated: 'New',
    notYet: 'not yet known',
    hidden: 'to be found',
  },
  fa: {
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
  },
};
