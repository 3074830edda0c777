import type { Catalog } from '../../../app/locale';

type LossName =
  | 'sum'
  | 'mean'
  | 'half_sum'
  | 'l1'
  | 'huber'
  | 'binary_cross_entropy'
  | 'softmax_cross_entropy'
  | 'log_softmax_nll'
  | 'hinge';
type RuleName = 'sgd' | 'momentum' | 'nesterov' | 'rms_prop' | 'adam' | 'adam_w';

interface Messages {
  readonly title: string;
  readonly network: string;
  readonly inputs: string;
  readonly samples: string;
  readonly layer: (letter: string) => string;
  readonly units: string;
  readonly activation: string;
  readonly addLayer: string;
  readonly removeLayer: (letter: string) => string;
  readonly training: string;
  readonly loss: string;
  readonly losses: Readonly<Record<LossName, string>>;
  readonly optimizer: string;
  readonly rules: Readonly<Record<RuleName, string>>;
  readonly trainingStep: string;
  readonly parameter: Readonly<Record<string, string>>;
  readonly numbers: string;
  readonly weightsOf: (letter: string) => string;
  readonly bias: string;
  readonly target: string;
  readonly targetClass: string;
  readonly sample: string;
  readonly field: (name: string) => string;
  readonly fieldOfSample: (name: string, sample: string) => string;
  readonly later: (before: string) => string;
  readonly backToFirst: string;
  readonly how: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    title: 'Change the network',
    network: 'Network',
    inputs: 'Inputs',
    samples: 'Samples',
    layer: (letter) => `Layer ${letter}`,
    units: 'Units',
    activation: 'Activation',
    addLayer: 'Add a hidden layer',
    removeLayer: (letter) => `Remove layer ${letter}`,
    training: 'Loss and optimizer',
    loss: 'Loss',
    losses: {
      sum: 'squared error, sum over outputs',
      mean: 'squared error, mean over outputs',
      half_sum: 'squared error, half of the sum',
      l1: 'absolute error (L1)',
      huber: 'Huber',
      binary_cross_entropy: 'sigmoid and binary cross-entropy',
      softmax_cross_entropy: 'softmax and cross-entropy',
      log_softmax_nll: 'log-softmax and NLL',
      hinge: 'hinge (multi-class)',
    },
    optimizer: 'Optimizer',
    rules: {
      sgd: 'SGD',
      momentum: 'SGD with momentum',
      nesterov: 'Nesterov',
      rms_prop: 'RMSProp',
      adam: 'Adam',
      adam_w: 'AdamW',
    },
    trainingStep: 'Training step',
    parameter: {
      η: 'learning rate η',
      λ: 'weight decay λ',
      μ: 'momentum μ',
      α: 'averaging α',
      β1: 'beta1 β₁',
      β2: 'beta2 β₂',
      ε: 'epsilon ε',
      slope: 'slope',
      alpha: 'alpha',
      delta: 'delta',
      margin: 'margin',
    },
    numbers: 'All numbers',
    weightsOf: (letter) => `Into layer ${letter}`,
    bias: 'bias',
    target: 'target',
    targetClass: 'right output',
    sample: 'Sample',
    field: (name) => `Value of ${name}`,
    fieldOfSample: (name, sample) => `Value of ${name} in sample ${sample}`,
    later: (before) => `These weights are the result of the ${before} training steps before, so they cannot be typed.`,
    backToFirst: 'Back to training step 1',
    how: 'Decimals and fractions are read, such as 0.25 or -1/4. Arrow keys change by 0.1, with Shift by 1, with Alt by 0.01; so does dragging sideways.',
  },
  fa: {
    title: 'تغییر شبکه',
    network: 'شبکه',
    inputs: 'ورودی‌ها',
    samples: 'نمونه‌ها',
    layer: (letter) => `لایهٔ \u2066${letter}\u2069`,
    units: 'نورون‌ها',
    activation: 'فعال‌سازی',
    addLayer: 'افزودن لایهٔ پنهان',
    removeLayer: (letter) => `برداشتن لایهٔ \u2066${letter}\u2069`,
    training: 'زیان و بهینه‌ساز',
    loss: 'تابع زیان',
    losses: {
      sum: 'خطای مربعی، مجموع روی خروجی‌ها',
      mean: 'خطای مربعی، میانگین روی خروجی‌ها',
      half_sum: 'خطای مربعی، نصف مجموع',
      l1: 'قدر مطلق خطا (L1)',
      huber: 'هوبر',
      binary_cross_entropy: 'سیگموئید و آنتروپی متقاطع دودویی',
      softmax_cross_entropy: 'سافت‌مکس و آنتروپی متقاطع',
      log_softmax_nll: 'لگ‌سافت‌مکس و NLL',
      hinge: 'لولا (چندکلاسه)',
    },
    optimizer: 'بهینه‌ساز',
    rules: {
      sgd: 'SGD',
      momentum: 'SGD با تکانه',
      nesterov: 'نستروف',
      rms_prop: 'RMSProp',
      adam: 'Adam',
      adam_w: 'AdamW',
    },
    trainingStep: 'گام آموزش',
    parameter: {
      η: 'نرخ یادگیری η',
      λ: 'کاهش وزن λ',
      μ: 'تکانه μ',
      α: 'میانگین‌گیری α',
      β1: 'بتای یک β₁',
      β2: 'بتای دو β₂',
      ε: 'اپسیلون ε',
      slope: 'شیب',
      alpha: 'آلفا',
      delta: 'دلتا',
      margin: 'حاشیه',
    },
    numbers: 'همهٔ عددها',
    weightsOf: (letter) => `به لایهٔ \u2066${letter}\u2069`,
    bias: 'بایاس',
    target: 'هدف',
    targetClass: 'خروجی درست',
    sample: 'نمونه',
    field: (name) => `مقدار \u2066${name}\u2069`,
    fieldOfSample: (name, sample) => `مقدار \u2066${name}\u2069 در نمونهٔ ${sample}`,
    later: (before) => `این وزن‌ها حاصل ${before} گام آموزش پیشین‌اند؛ پس نوشتنی نیستند.`,
    backToFirst: 'بازگشت به گام آموزش نخست',
    how: 'عدد اعشاری و کسر خوانده می‌شود، مانند \u20660.25\u2069 یا \u2066-1/4\u2069. کلیدهای بالا و پایین 0.1، با Shift یک و با Alt به‌اندازهٔ 0.01 تغییر می‌دهند؛ کشیدن به چپ و راست هم همین‌طور.',
  },
};
