import type { Catalog } from '../../../app/locale';
import type { SweepLoss, SweepRule } from './state';

export interface Messages {
  readonly heading: string;
  readonly intro: string;
  readonly network: string;
  readonly activations: string;
  readonly losses: string;
  readonly lossNames: Readonly<Record<SweepLoss, string>>;
  readonly rules: string;
  readonly ruleNames: Readonly<Record<SweepRule, string>>;
  readonly rates: string;
  readonly usualRate: string;
  readonly seeds: string;
  readonly images: string;
  readonly epochs: string;
  readonly assignment: string;
  readonly rateQuestion: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly trainings: (n: string) => string;
  readonly done: (n: string, of: string) => string;
  readonly progress: string;
  readonly table: string;
  readonly activation: string;
  readonly loss: string;
  readonly rule: string;
  readonly rate: string;
  readonly accuracy: string;
  readonly spread: string;
  readonly trainLoss: string;
  readonly sort: string;
  readonly csv: string;
  readonly best: string;
  readonly close: string;
  readonly diverged: (n: string) => string;
  readonly curves: string;
  readonly overRates: string;
  readonly epoch: string;
  readonly notes: readonly string[];
}

export const catalog: Catalog<Messages> = {
  en: {
    heading: 'Which activation and which loss did best?',
    intro:
      'Each combination is trained several times, from other weights each time: only a difference that is larger than the spread says something.',
    network:
      'The network, its seed and the batch size are those above; the first of the images above are what it learns from.',
    activations: 'Activations',
    losses: 'Losses',
    lossNames: {
      softmax_cross_entropy: 'cross-entropy',
      log_softmax_nll: 'log-softmax, then NLL',
      log_softmax_cross_entropy: 'log-softmax, then cross-entropy',
      hinge: 'hinge',
    },
    rules: 'Optimizers',
    ruleNames: { adam: 'Adam', sgd: 'SGD' },
    rates: 'Learning rates',
    usualRate: 'usual: 0.001 for Adam, 0.1 for SGD',
    seeds: 'Trainings of each',
    images: 'Images to learn from',
    epochs: 'Epochs of each training',
    assignment: 'The assignment’s question',
    rateQuestion: 'Which learning rate?',
    start: 'Compare',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
    trainings: (n) => `${n} trainings`,
    done: (n, of) => `${n} of ${of} trainings`,
    progress: 'How much of the comparison is done',
    table: 'What the trainings came to',
    activation: 'Activation',
    loss: 'Loss',
    rule: 'Optimizer',
    rate: 'Learning rate',
    accuracy: 'Test accuracy',
    spread: '±',
    trainLoss: 'Training loss',
    sort: 'Sort by this',
    csv: 'Save all trainings (CSV)',
    best: 'best',
    close: 'no worse, as far as one can tell',
    diverged: (n) => `${n} diverged`,
    curves: 'Training losses, one line for each training',
    overRates: 'Test accuracy over the learning rates',
    epoch: 'epoch',
    notes: [
      '“No worse, as far as one can tell” means: the difference to the best mean is below two of its standard errors (Welch’s statistic below 2). More trainings make it smaller.',
      'Training losses of different functions cannot be compared: the hinge loss counts something else than cross-entropy. Accuracy can.',
      'Log-softmax and then the negative log-likelihood is cross-entropy, written in two steps. A network that ends in log-softmax and is trained with cross-entropy applies log-softmax twice, and the second time changes nothing: what it gives are logarithms of probabilities already, whose exponentials add up to 1. In the table the rows of all three show the same numbers, up to rounding.',
    ],
  },
  fa: {
    heading: 'کدام تابع فعال‌سازی و کدام زیان بهتر بود؟',
    intro: 'هر ترکیب چند بار و هر بار با وزن‌های دیگری آموزش می‌بیند: فقط تفاوتی که از پراکندگی بزرگ‌تر باشد معنایی دارد.',
    network: 'شبکه، بذر آن و اندازهٔ دسته همان بالایی‌هاست و از نخستین تصویرهای بالا یاد می‌گیرد.',
    activations: 'توابع فعال‌سازی',
    losses: 'زیان‌ها',
    lossNames: {
      softmax_cross_entropy: 'آنتروپی متقاطع',
      log_softmax_nll: 'لگاریتم سافت‌مکس و سپس NLL',
      log_softmax_cross_entropy: 'لگاریتم سافت‌مکس و سپس آنتروپی متقاطع',
      hinge: 'لولایی (hinge)',
    },
    rules: 'بهینه‌سازها',
    ruleNames: { adam: 'Adam', sgd: 'SGD' },
    rates: 'نرخ‌های یادگیری',
    usualRate: 'معمول: \u20660.001\u2069 برای Adam و \u20660.1\u2069 برای SGD',
    seeds: 'آموزش‌های هر ترکیب',
    images: 'تصویرهای آموزش',
    epochs: 'دوره‌های هر آموزش',
    assignment: 'پرسش تمرین',
    rateQuestion: 'کدام نرخ یادگیری؟',
    start: 'مقایسه',
    pause: 'مکث',
    resume: 'ادامه',
    stop: 'پایان',
    trainings: (n) => `${n} آموزش`,
    done: (n, of) => `${n} از ${of} آموزش`,
    progress: 'چه مقدار از مقایسه انجام شده است',
    table: 'نتیجهٔ آموزش‌ها',
    activation: 'تابع فعال‌سازی',
    loss: 'زیان',
    rule: 'بهینه‌ساز',
    rate: 'نرخ یادگیری',
    accuracy: 'دقت آزمون',
    spread: '±',
    trainLoss: 'زیان آموزش',
    sort: 'مرتب کردن بر این اساس',
    csv: 'ذخیرهٔ همهٔ آموزش‌ها (CSV)',
    best: 'بهترین',
    close: 'تا جایی که معلوم است بدتر نیست',
    diverged: (n) => `${n} واگرا شد`,
    curves: 'زیان‌های آموزش، هر آموزش یک خط',
    overRates: 'دقت آزمون در برابر نرخ‌های یادگیری',
    epoch: 'دوره',
    notes: [
      '«تا جایی که معلوم است بدتر نیست» یعنی تفاوت با بهترین میانگین کمتر از دو برابر خطای معیار آن است (آمارهٔ ولچ کمتر از ۲). با آموزش‌های بیشتر این خطا کوچک‌تر می‌شود.',
      'زیان‌های آموزش توابع گوناگون را نمی‌توان با هم سنجید: زیان لولایی چیز دیگری جز آنتروپی متقاطع می‌شمارد. دقت را می‌توان.',
      'لگاریتم سافت‌مکس و سپس منفی لگاریتم درست‌نمایی همان آنتروپی متقاطع است که در دو گام نوشته شده. شبکه‌ای که به لگاریتم سافت‌مکس پایان می‌یابد و با آنتروپی متقاطع آموزش می‌بیند، آن را دو بار به کار می‌برد و بار دوم چیزی را عوض نمی‌کند: خروجی‌اش از پیش لگاریتم احتمال است و نمایی‌های آن جمعاً ۱ می‌شوند. در جدول، سطرهای هر سه، جز در گرد کردن، همان عددها را نشان می‌دهند.',
    ],
  },
};
