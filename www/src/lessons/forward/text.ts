import type { Catalog } from '../../app/locale';
import type { Reduction } from '../../engine/trace';

interface Messages {
  readonly figure: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly start: string;
  readonly startText: string;
  readonly stepOf: (step: string, last: string) => string;
  /** Names of values come as finished text. */
  readonly product: (source: string, weight: string) => string;
  readonly productText: (unit: string, source: string) => string;
  readonly sum: (unit: string) => string;
  readonly sumText: (unit: string, name: string) => string;
  readonly sumOutputText: string;
  readonly activation: (name: string, unit: string) => string;
  readonly reluPassed: (unit: string) => string;
  readonly reluBlocked: (unit: string) => string;
  readonly activationText: (unit: string) => string;
  readonly difference: string;
  readonly differenceText: string;
  readonly square: string;
  readonly squareText: string;
  readonly reduction: Readonly<Record<Reduction, string>>;
  readonly reductionText: Readonly<Record<Reduction, string>>;
  readonly table: string;
  readonly unit: string;
  readonly products: string;
  readonly bias: string;
  readonly preActivation: string;
  readonly output: string;
  readonly loss: string;
  readonly error: string;
  readonly notYet: string;
  readonly plain: string;
  readonly plainGiven: string;
  readonly plainUnit: (unit: string) => string;
  readonly plainLoss: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly notAStep: (got: string, first: string, last: string) => string;
  readonly beyond: (got: string, last: string) => string;
  readonly keys: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    figure: 'The network with its weights, biases and values',
    loading: 'Computing the pass …',
    failed: 'The pass could not be computed.',
    retry: 'Try again',
    start: 'Two numbers go in at the left',
    startText:
      'Each unit multiplies what reaches it by the weights on the edges, adds its bias, and applies its activation ' +
      'function. Blue is positive, orange and dashed negative. Take the first step.',
    stepOf: (step, last) => `Step ${step} of ${last}`,
    product: (source, weight) => `Multiply ${source} by the weight ${weight}`,
    productText: (unit, source) => `The weight says how strongly, and with which sign, ${unit} listens to ${source}.`,
    sum: (unit) => `Add what reaches ${unit} and its bias`,
    sumText: (unit, name) => `${name} is the pre-activation: all that ${unit} hears, shifted by its bias.`,
    sumOutputText: 'The output has no activation function: the sum is the answer of the network.',
    activation: (name, unit) => `Apply ${name} in ${unit}`,
    reluPassed: (unit) => `The sum is positive, so ReLU hands it on unchanged: ${unit} is active.`,
    reluBlocked: (unit) => `The sum is not positive, so ReLU makes it 0: ${unit} is silent.`,
    activationText: (unit) => `This is what ${unit} hands on to the next layer.`,
    difference: 'Compare the output with the target',
    differenceText: 'The error is target minus output: how much is missing.',
    square: 'Square the error',
    squareText:
      'The squared error, here without the factor ½. With one output, sum and mean over outputs are the same.',
    reduction: {
      sum: 'Add the squared errors',
      mean: 'Take the mean of the squared errors',
      half_sum: 'Take half of the squared errors',
    },
    reductionText: {
      sum: 'The loss is the sum over the outputs, without the factor ½.',
      mean: 'The loss is the mean over the outputs.',
      half_sum: 'The loss has the factor ½, which the derivative will cancel.',
    },
    table: 'All values so far',
    unit: 'Unit',
    products: 'Products',
    bias: 'Bias',
    preActivation: 'Sum',
    output: 'Output',
    loss: 'Loss',
    error: 'Error',
    notYet: 'not yet known',
    plain: 'The whole pass as text',
    plainGiven: 'Given',
    plainUnit: (unit) => `Unit ${unit}`,
    plainLoss: 'Loss',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser did not allow copying: select the text and copy it.',
    notAStep: (got, first, last) =>
      `The address says step=${got}, which is not a step: expected a whole number from ${first} to ${last}. You are at the start.`,
    beyond: (got, last) => `The address says step=${got}, but this pass ends with step ${last}. You are at its end.`,
    keys: 'Keys: ← and → step, Home and End jump, Space plays.',
  },
  fa: {
    figure: 'شبکه با وزن‌ها، بایاس‌ها و مقدارها',
    loading: 'در حال محاسبهٔ گذر رو به جلو…',
    failed: 'گذر رو به جلو محاسبه نشد.',
    retry: 'تلاش دوباره',
    start: 'دو عدد از سمت چپ وارد شبکه می‌شوند',
    startText:
      'هر نورون ورودی‌هایش را در وزنِ یال‌ها ضرب می‌کند، با بایاس جمع می‌زند و تابع فعال‌سازی را روی حاصل اعمال می‌کند. ' +
      'آبی یعنی مثبت؛ نارنجیِ خط‌چین یعنی منفی. گام اول را بردارید.',
    stepOf: (step, last) => `گام ${step} از ${last}`,
    product: (source, weight) => `ضرب ${source} در وزن ${weight}`,
    productText: (unit, source) => `وزن تعیین می‌کند که ${source} با چه شدت و چه علامتی بر ${unit} اثر بگذارد.`,
    sum: (unit) => `جمع ورودی‌های وزن‌دارِ ${unit} با بایاس`,
    sumText: (unit, name) => `${name} مقدار پیش از فعال‌سازی است: مجموع آنچه به ${unit} می‌رسد، به‌علاوهٔ بایاس.`,
    sumOutputText: 'خروجی تابع فعال‌سازی ندارد؛ همین مجموع، پاسخ شبکه است.',
    activation: (name, unit) => `اعمال ${name} در ${unit}`,
    reluPassed: (unit) => `مجموع مثبت است و ReLU آن را بی‌تغییر عبور می‌دهد: ${unit} فعال است.`,
    reluBlocked: (unit) => `مجموع مثبت نیست و ReLU آن را صفر می‌کند: ${unit} خاموش است.`,
    activationText: (unit) => `این مقداری است که ${unit} به لایهٔ بعد می‌دهد.`,
    difference: 'مقایسهٔ خروجی با مقدار هدف',
    differenceText: 'خطا برابر است با هدف منهای خروجی: آنچه تا هدف کم است.',
    square: 'به توان دو رساندن خطا',
    squareText: 'خطای مربعی، اینجا بدون ضریب ½. وقتی تنها یک خروجی داریم، مجموع و میانگین روی خروجی‌ها یکی است.',
    reduction: {
      sum: 'جمع خطاهای مربعی',
      mean: 'میانگین خطاهای مربعی',
      half_sum: 'نصف مجموع خطاهای مربعی',
    },
    reductionText: {
      sum: 'تابع زیان مجموع روی خروجی‌هاست، بدون ضریب ½.',
      mean: 'تابع زیان میانگین روی خروجی‌هاست.',
      half_sum: 'تابع زیان ضریب ½ دارد که هنگام مشتق‌گیری ساده می‌شود.',
    },
    table: 'همهٔ مقدارها تا اینجا',
    unit: 'نورون',
    products: 'حاصل‌ضرب‌ها',
    bias: 'بایاس',
    preActivation: 'مجموع',
    output: 'خروجی',
    loss: 'زیان',
    error: 'خطا',
    notYet: 'هنوز معلوم نیست',
    plain: 'کل گذر به صورت متن',
    plainGiven: 'داده‌شده',
    plainUnit: (unit) => `نورون \u2068${unit}\u2069`,
    plainLoss: 'زیان',
    copy: 'رونوشت',
    copied: 'رونوشت برداشته شد',
    notCopied: 'مرورگر اجازهٔ رونوشت نداد؛ متن را انتخاب و کپی کنید.',
    notAStep: (got, first, last) =>
      `در نشانی صفحه \u2068step=${got}\u2069 آمده که شمارهٔ گام نیست؛ باید عددی صحیح از ${first} تا ${last} باشد. اکنون در آغاز هستید.`,
    beyond: (got, last) =>
      `در نشانی صفحه \u2068step=${got}\u2069 آمده، اما این گذر با گام ${last} تمام می‌شود. اکنون در پایان هستید.`,
    keys: 'کلیدها: ← و → یک گام، Home و End آغاز و پایان، Space پخش.',
  },
};
