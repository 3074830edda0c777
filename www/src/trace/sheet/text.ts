import type { Catalog } from '../../app/locale';
import type { Reduction } from '../../engine/trace';

/** Names of values come as finished text. */
interface Messages {
  readonly name: string;
  readonly date: string;
  readonly subscripts: (weight: string, source: string, unit: string, bias: string) => string;
  readonly squaredError: Readonly<Record<Reduction, string>>;
  readonly squaredErrorOfOne: string;
  readonly classes: (output: string, first: string) => string;
  readonly meanOverBatch: string;
  readonly delta: string;
  readonly kink: (formula: string) => string;
  readonly rounding: string;
  readonly given: string;
  readonly network: string;
  readonly layer: string;
  readonly weights: string;
  readonly biases: string;
  readonly noActivation: string;
  readonly hidden: (letter: string) => string;
  readonly output: string;
  readonly sample: string;
  readonly sampleOf: (number: string) => string;
  readonly rightOutput: string;
  readonly loss: string;
  readonly where: string;
  readonly otherwise: string;
  readonly normal: string;
  readonly optimizer: string;
  readonly andSoOn: string;
  readonly trainingStep: (step: string) => string;
  readonly memoryZero: (letters: string) => string;
  readonly memory: string;
  readonly questions: Readonly<Record<Question, { readonly title: string; readonly task: string }>>;
  readonly batchMean: string;
  readonly key: string;
  readonly batch: string;
  readonly link: string;
  readonly seed: string;
}

export const questionNames = ['forward', 'loss', 'backward', 'update', 'again'] as const;
export type Question = (typeof questionNames)[number];

export const catalog: Catalog<Messages> = {
  en: {
    name: 'Name',
    date: 'Date',
    subscripts: (weight, source, unit, bias) =>
      `Units are counted through all layers: ${weight} is the weight from ${source} to ${unit}, the unit with the bias ${bias}.`,
    squaredError: {
      sum: 'The squared error is the sum over the outputs, without the factor ½.',
      mean: 'The squared error is the mean over the outputs, without the factor ½.',
      half_sum: 'The squared error has the factor ½.',
    },
    squaredErrorOfOne: 'The squared error is without the factor ½.',
    classes: (output, first) =>
      `The target is the number of the right output, counted from ${first}; ${output} is the right output.`,
    meanOverBatch: 'The loss and its gradients are the means over the samples.',
    delta: '\u2066δ\u2069 is the derivative of a sample’s loss by a unit’s sum \u2066z\u2069.',
    kink: (formula) => `At the kink, ${formula}.`,
    rounding: 'Work with fractions or with at least four digits.',
    given: 'Given',
    network: 'The network with its weights and biases',
    layer: 'Layer',
    weights: 'Weights',
    biases: 'Biases',
    noActivation: 'no activation function',
    hidden: (letter) => `Hidden layer ${letter}`,
    output: 'Output layer',
    sample: 'Sample',
    sampleOf: (number) => `Sample ${number}`,
    rightOutput: 'Right output',
    loss: 'Loss',
    where: 'where',
    otherwise: 'elsewhere',
    normal: 'Φ: the standard normal distribution function',
    optimizer: 'Optimizer',
    andSoOn: 'and so for every weight and bias',
    trainingStep: (step) => `This is training step ${step}; the weights are those after the steps before it.`,
    memoryZero: (letters) =>
      `Before this step, what the optimizer remembers (${letters}) is 0 for every weight and bias.`,
    memory: 'What the optimizer remembers',
    questions: {
      forward: {
        title: 'Forward pass',
        task: 'Compute the sum \u2066z\u2069 of every unit and what the activation function makes of it.',
      },
      loss: { title: 'Loss', task: 'Compute the loss.' },
      backward: {
        title: 'Backward pass',
        task: 'Go back from the loss to every unit by the chain rule, then compute the derivative of the loss by every weight and bias.',
      },
      update: { title: 'Update', task: 'Make one step of the optimizer: compute the new weights and biases.' },
      again: {
        title: 'The loss again',
        task: 'Repeat the forward pass with the new weights and biases. Has the loss become smaller?',
      },
    },
    batchMean: 'Mean',
    key: 'Answer key',
    batch: 'All samples',
    link: 'This exercise on the web:',
    seed: 'Seed:',
  },
  fa: {
    name: 'نام',
    date: 'تاریخ',
    subscripts: (weight, source, unit, bias) =>
      `شمارهٔ نورون‌ها از لایه‌ای به لایهٔ بعد ادامه می‌یابد: ${weight} وزن یال ${source} به ${unit} است، یعنی نورونی که بایاس آن ${bias} است.`,
    squaredError: {
      sum: 'خطای مربعی مجموع روی خروجی‌هاست، بدون ضریب ½.',
      mean: 'خطای مربعی میانگین روی خروجی‌هاست، بدون ضریب ½.',
      half_sum: 'خطای مربعی ضریب ½ دارد.',
    },
    squaredErrorOfOne: 'خطای مربعی بدون ضریب ½ است.',
    classes: (output, first) =>
      `مقدار هدف شمارهٔ خروجی درست است و شمارش از ${first} آغاز می‌شود؛ ${output} خروجی درست است.`,
    meanOverBatch: 'زیان و گرادیان‌های آن میانگین روی نمونه‌ها هستند.',
    delta: '\u2066δ\u2069 مشتق زیانِ یک نمونه نسبت به مجموع \u2066z\u2069 یک نورون است.',
    kink: (formula) => `در نقطهٔ شکستگی قرارداد می‌کنیم که ${formula}.`,
    rounding: 'با کسر حساب کنید یا دست‌کم چهار رقم نگه دارید.',
    given: 'داده‌های مسئله',
    network: 'شبکه با وزن‌ها و بایاس‌هایش',
    layer: 'لایه',
    weights: 'وزن‌ها',
    biases: 'بایاس‌ها',
    noActivation: 'بدون تابع فعال‌سازی',
    hidden: (letter) => `لایهٔ پنهان ${letter}`,
    output: 'لایهٔ خروجی',
    sample: 'نمونه',
    sampleOf: (number) => `نمونهٔ ${number}`,
    rightOutput: 'خروجی درست',
    loss: 'تابع زیان',
    where: 'اگر',
    otherwise: 'در غیر این صورت',
    normal: 'Φ: تابع توزیع نرمال استاندارد',
    optimizer: 'بهینه‌ساز',
    andSoOn: 'و به همین ترتیب برای همهٔ وزن‌ها و بایاس‌ها',
    trainingStep: (step) => `این گام آموزشی ${step} است؛ وزن‌ها مقدارهای پس از گام‌های پیشین‌اند.`,
    memoryZero: (letters) => `پیش از این گام، حافظهٔ بهینه‌ساز (${letters}) برای همهٔ وزن‌ها و بایاس‌ها صفر است.`,
    memory: 'حافظهٔ بهینه‌ساز',
    questions: {
      forward: {
        title: 'گذر رو به جلو',
        task: 'برای هر نورون، مجموع \u2066z\u2069 و مقدار تابع فعال‌سازی را حساب کنید.',
      },
      loss: { title: 'زیان', task: 'مقدار زیان را حساب کنید.' },
      backward: {
        title: 'گذر رو به عقب',
        task: 'با قاعدهٔ زنجیره‌ای از زیان تا همهٔ نورون‌ها عقب بروید و سپس مشتق زیان را نسبت به هر وزن و هر بایاس حساب کنید.',
      },
      update: {
        title: 'به‌روزرسانی',
        task: 'یک گام بهینه‌ساز را انجام دهید: وزن‌ها و بایاس‌های جدید را حساب کنید.',
      },
      again: {
        title: 'محاسبهٔ دوبارهٔ زیان',
        task: 'گذر رو به جلو را با وزن‌ها و بایاس‌های جدید تکرار کنید. آیا زیان کمتر شده است؟',
      },
    },
    batchMean: 'میانگین',
    key: 'پاسخ‌نامه',
    batch: 'همهٔ نمونه‌ها',
    link: 'این تمرین در وب:',
    seed: 'بذر:',
  },
};
