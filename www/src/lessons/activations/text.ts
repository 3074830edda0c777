import type { Catalog } from '../../app/locale';
import type { ActivationName } from '../../engine/activations';
import type { tries, View } from './state';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly shown: string;
  readonly value: string;
  readonly derivative: string;
  readonly x: string;
  readonly probeAt: (x: string) => string;
  readonly curvesLabel: string;
  readonly slopesLabel: string;
  readonly flat: (name: string, threshold: string) => string;
  readonly dead: (name: string) => string;
  readonly shade: string;
  readonly shadeNone: string;
  readonly slope: string;
  readonly alpha: string;
  readonly threshold: string;
  readonly mean: string;
  readonly std: string;
  readonly newSamples: string;
  readonly input: string;
  readonly output: string;
  readonly share: string;
  readonly histogram: (name: string) => string;
  readonly sampleShare: (n: string) => string;
  readonly probability: string;
  readonly saturated: string;
  readonly deadShare: string;
  readonly outputs: string;
  readonly meanOf: string;
  readonly stdOf: string;
  readonly meanSlope: string;
  readonly meanSquareSlope: string;
  readonly function: string;
  readonly notice: readonly string[];
  readonly table: string;
  readonly range: string;
  readonly centered: string;
  readonly yes: string;
  readonly no: string;
  readonly steepest: string;
  readonly at: (x: string) => string;
  readonly tenTimes: string;
  readonly saturates: string;
  readonly sides: Readonly<Record<'none' | 'below' | 'above' | 'both', string>>;
  readonly cost: string;
  readonly measure: string;
  readonly measuring: string;
  readonly measured: string;
  readonly use: string;
  readonly uses: Readonly<Record<ActivationName, string>>;
}

export const catalog: Catalog<Messages> = {
  en: {
    claim: 'A sigmoid lets at most a quarter of a gradient through. A ReLU lets through all of it, or nothing.',
    tries: {
      quarter: 'Sigmoid against ReLU',
      leak: 'A dead ReLU, and two that leak',
      saturated: 'Wide inputs saturate tanh',
    },
    view: 'View',
    views: { overlaid: 'One over another', apart: 'Side by side', distribution: 'Distribution' },
    shown: 'Functions',
    value: 'f(x)',
    derivative: 'f′(x)',
    x: 'x',
    probeAt: (x) => `Read at x = ${x}`,
    curvesLabel: 'The functions over x',
    slopesLabel: 'Their derivatives over the same x',
    flat: (name, threshold) => `${name}: |f′| < ${threshold}`,
    dead: (name) => `${name}: f′ = 0`,
    shade: 'Shade where it is flat',
    shadeNone: 'nothing',
    slope: 'Slope of leaky ReLU below 0',
    alpha: 'α of ELU',
    threshold: 'Saturated where |f′| is below',
    mean: 'Mean of the inputs',
    std: 'Their standard deviation s',
    newSamples: 'Draw other inputs',
    input: 'Inputs x',
    output: 'Outputs f(x)',
    share: 'Share',
    histogram: (name) => `Histogram of the outputs of ${name}`,
    sampleShare: (n) => `of ${n} inputs`,
    probability: 'exactly',
    saturated: 'Saturated',
    deadShare: 'Dead',
    outputs: 'Outputs',
    meanOf: 'mean',
    stdOf: 'deviation',
    meanSlope: 'Mean f′',
    meanSquareSlope: 'Mean f′²',
    function: 'Function',
    notice: [
      'The derivative of the sigmoid is greatest at 0, and there it is ¼. Through ten layers at most (¼)¹⁰ of a gradient is left, about a millionth, if the weights do not make up for it.',
      'tanh reaches 1, but at 0 alone. Its outputs lie around 0, those of the sigmoid around ½.',
      'ReLU has no such loss where x > 0, and a derivative of 0 where x ≤ 0: for inputs around 0 that is half of them, however wide they are. A unit that is negative for every sample learns no more: it is dead. With a leak none is.',
      'Wide inputs saturate sigmoid and tanh, and change nothing for ReLU: it has no scale of its own.',
      'A ReLU halves the mean square of a gradient (f′² is 0 or 1, each half of the time). He’s initial weights make up for just that.',
      'The slopes of GELU and SiLU go slightly beyond 1.',
    ],
    table: 'All nine in numbers',
    range: 'Range',
    centered: 'Around 0',
    yes: 'yes',
    no: 'no',
    steepest: 'Steepest slope',
    at: (x) => `at ${x}`,
    tenTimes: 'Its tenth power',
    saturates: 'Saturates',
    sides: { none: 'nowhere', below: 'below', above: 'above', both: 'on both sides' },
    cost: 'Cost',
    measure: 'Measure on this machine',
    measuring: 'Measuring …',
    measured:
      'Nanoseconds for f and f′ of one number in f32, measured on this machine just now, one number after another.',
    use: 'Where it is used',
    uses: {
      identity: 'Last layer before a loss that takes logits, and for regression.',
      sigmoid: 'Gates of LSTMs, and one probability at the output. No longer in hidden layers.',
      tanh: 'States of recurrent networks; hidden layers before ReLU.',
      relu: 'The usual choice for hidden layers: cheap, and its gradient does not shrink.',
      leaky_relu: 'Where dead units are a problem; discriminators of GANs.',
      elu: 'Like ReLU, with outputs closer to 0 on average.',
      gelu: 'Transformers: BERT, GPT, ViT.',
      silu: 'EfficientNet; as part of SwiGLU in Llama.',
      softplus: 'Where a number has to be positive: standard deviations, rates.',
    },
  },
  fa: {
    claim: 'سیگموئید در بهترین حالت یک‌چهارم گرادیان را عبور می‌دهد. ReLU یا همه‌اش را عبور می‌دهد یا هیچ.',
    tries: {
      quarter: 'سیگموئید در برابر ReLU',
      leak: 'یک ReLU مرده و دو تابع نشتی',
      saturated: 'ورودی پهن tanh را اشباع می‌کند',
    },
    view: 'نما',
    views: { overlaid: 'روی هم', apart: 'کنار هم', distribution: 'توزیع' },
    shown: 'توابع',
    value: 'f(x)',
    derivative: 'f′(x)',
    x: 'x',
    probeAt: (x) => `خواندن در \u2066x = ${x}\u2069`,
    curvesLabel: 'توابع بر حسب \u2066x\u2069',
    slopesLabel: 'مشتق‌ها بر حسب همان \u2066x\u2069',
    flat: (name, threshold) => `${name}: \u2066|f′| < ${threshold}\u2069`,
    dead: (name) => `${name}: \u2066f′ = 0\u2069`,
    shade: 'سایه زدن بخش تخت',
    shadeNone: 'هیچ‌کدام',
    slope: 'شیب ReLU نشتی زیر صفر',
    alpha: '\u2066α\u2069 در ELU',
    threshold: 'اشباع یعنی \u2066|f′|\u2069 کمتر از',
    mean: 'میانگین ورودی‌ها',
    std: 'انحراف معیار آن‌ها، \u2066s\u2069',
    newSamples: 'ورودی‌های دیگر',
    input: 'ورودی‌های \u2066x\u2069',
    output: 'خروجی‌های \u2066f(x)\u2069',
    share: 'سهم',
    histogram: (name) => `نمودار فراوانی خروجی‌های ${name}`,
    sampleShare: (n) => `از ${n} ورودی`,
    probability: 'مقدار دقیق',
    saturated: 'اشباع',
    deadShare: 'مرده',
    outputs: 'خروجی‌ها',
    meanOf: 'میانگین',
    stdOf: 'انحراف معیار',
    meanSlope: 'میانگین \u2066f′\u2069',
    meanSquareSlope: 'میانگین \u2066f′²\u2069',
    function: 'تابع',
    notice: [
      'مشتق سیگموئید در صفر از همه جا بیشتر است و آنجا ¼ است. اگر وزن‌ها جبران نکنند، پس از ده لایه حداکثر \u2066(¼)¹⁰\u2069 گرادیان می‌ماند: حدود یک‌میلیونیم.',
      'مشتق tanh به یک می‌رسد، اما فقط در صفر. خروجی‌هایش پیرامون صفرند و خروجی‌های سیگموئید پیرامون ½.',
      'ReLU برای \u2066x > 0\u2069 چنین افتی ندارد و برای \u2066x ≤ 0\u2069 مشتقش صفر است: از ورودی‌هایی که پیرامون صفرند، هر قدر هم پهن باشند، نیمی. نورونی که برای همهٔ نمونه‌ها منفی باشد دیگر یاد نمی‌گیرد: مرده است. با نشتی هیچ نورونی نمی‌میرد.',
      'ورودی پهن سیگموئید و tanh را اشباع می‌کند و برای ReLU فرقی ندارد: ReLU مقیاسی از خود ندارد.',
      'ReLU میانگین مربع گرادیان را نصف می‌کند (\u2066f′²\u2069 نیمی از وقت‌ها صفر و نیمی یک است). مقداردهی He درست همین را جبران می‌کند.',
      'شیب GELU و SiLU کمی از یک بیشتر می‌شود.',
    ],
    table: 'هر نُه تابع به عدد',
    range: 'برد',
    centered: 'پیرامون صفر',
    yes: 'بله',
    no: 'نه',
    steepest: 'تندترین شیب',
    at: (x) => `در ${x}`,
    tenTimes: 'توان دهم آن',
    saturates: 'اشباع',
    sides: { none: 'ندارد', below: 'در پایین', above: 'در بالا', both: 'در دو سو' },
    cost: 'هزینه',
    measure: 'اندازه‌گیری روی همین دستگاه',
    measuring: 'در حال اندازه‌گیری …',
    measured:
      'نانوثانیه برای \u2066f\u2069 و \u2066f′\u2069 یک عدد f32، هم‌اکنون روی همین دستگاه و یکی پس از دیگری اندازه گرفته شد.',
    use: 'کجا به کار می‌رود',
    uses: {
      identity: 'لایهٔ آخر پیش از زیانی که لاجیت می‌گیرد، و در رگرسیون.',
      sigmoid: 'دروازه‌های LSTM و یک احتمال در خروجی. دیگر در لایه‌های پنهان به کار نمی‌رود.',
      tanh: 'حالت شبکه‌های بازگشتی؛ پیش از ReLU در لایه‌های پنهان.',
      relu: 'انتخاب معمول برای لایه‌های پنهان: ارزان است و گرادیانش کوچک نمی‌شود.',
      leaky_relu: 'جایی که مردن نورون‌ها مشکل است؛ متمایزگر در GAN.',
      elu: 'مانند ReLU، با خروجی‌هایی که میانگینشان به صفر نزدیک‌تر است.',
      gelu: 'ترنسفورمرها: BERT، GPT، ViT.',
      silu: 'EfficientNet؛ در Llama بخشی از SwiGLU است.',
      softplus: 'جایی که عدد باید مثبت باشد: انحراف معیار، نرخ.',
    },
  },
};
