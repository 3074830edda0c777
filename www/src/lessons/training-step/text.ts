import type { Catalog } from '../../app/locale';
import type { PresetName } from '../../engine/problem';
import type { Outcome, Phase } from '../../engine/trace';

interface Messages {
  readonly figure: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly start: string;
  readonly startText: string;
  readonly editHint: string;
  readonly stepOf: (step: string, last: string) => string;
  readonly phases: string;
  readonly phase: Readonly<Record<Phase, string>>;
  readonly example: string;
  readonly presets: Readonly<Record<PresetName, string>>;
  readonly exercise: (code: string) => string;
  readonly own: string;
  readonly sample: string;
  readonly sampleOf: (sample: string, of: string) => string;
  readonly numbers: string;
  readonly short: string;
  readonly fractions: string;
  readonly places: (n: string) => string;
  readonly full: string;
  readonly undo: string;
  readonly redo: string;
  readonly reset: string;
  readonly rounded: string;
  readonly notANumber: (got: string, first: string, last: string) => string;
  readonly beyond: (got: string, last: string) => string;
  readonly badParam: (param: string, got: string, expected: string) => string;
  readonly badLink: (why: string) => string;
  readonly keys: string;
  readonly differences: string;
  readonly differencesError: string;
  readonly differencesKink: string;
  readonly differencesNone: string;
  readonly outcome: string;
  readonly lossBefore: string;
  readonly lossAfter: string;
  readonly outcomes: Readonly<Record<Exclude<Outcome['kind'], 'overshot' | 'overflow'>, string>>;
  readonly overshot: (rate: string, loss: string) => string;
  readonly overflow: (id: string) => string;
  readonly another: (step: string) => string;
  readonly lastTrainingStep: string;
  readonly refused: string;
  readonly printFailed: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    figure: 'The network with its weights, biases and values',
    loading: 'Computing the training step …',
    failed: 'The training step could not be computed.',
    retry: 'Try again',
    start: 'One training step, from the inputs to new weights',
    startText:
      'Each unit multiplies what reaches it by the weights on the edges, adds its bias, and applies its activation ' +
      'function. Then the loss goes back along the same edges. Blue is positive, orange and dashed negative.',
    editHint: 'Every number in the figure can be changed: click it and type, or drag it sideways.',
    stepOf: (step, last) => `Step ${step} of ${last}`,
    phases: 'Phases',
    phase: { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update', again: 'Loss again' },
    example: 'Example',
    presets: {
      assignment: 'The assignment: ReLU 2-2-2-1',
      sigmoid: 'Sigmoid 2-2-2, half of squares',
      xor: 'XOR: tanh 2-2-1, four samples',
      softmax: 'Softmax: three classes, Adam',
      'dead-relu': 'A dead ReLU',
      'saturated-sigmoid': 'A saturated sigmoid',
    },
    exercise: (code) => `Exercise ${code}`,
    own: 'Your own',
    sample: 'Sample',
    sampleOf: (sample, of) => `${sample} of ${of}`,
    numbers: 'Numbers',
    short: 'short decimals',
    fractions: 'fractions',
    places: (n) => `${n} decimals`,
    full: 'all digits (f64)',
    undo: 'Undo',
    redo: 'Redo',
    reset: 'Back to the assignment',
    rounded: '≈ stands before a number that is rounded.',
    notANumber: (got, first, last) =>
      `The address says step=${got}, which is not a step: expected a whole number from ${first} to ${last}. You are at the start.`,
    beyond: (got, last) => `The address says step=${got}, but this pass ends with step ${last}. You are at its end.`,
    badParam: (param, got, expected) =>
      `The address says ${param}=${got}, which is not known here: expected ${expected}.`,
    badLink: (why) => `The problem in the address cannot be read. You see the assignment instead. ${why}`,
    keys: 'Keys: ← and → step, Home and End jump, Space plays, Ctrl+Z undoes.',
    differences: 'Checked by differences:',
    differencesError: 'off by',
    differencesKink:
      'Between w − h and w + h lies a kink. The difference is a mean of both sides there, and not the derivative.',
    differencesNone: 'The loss beside this point is not finite, so there is no difference to compare with.',
    outcome: 'Was the step of use?',
    lossBefore: 'Loss before the update',
    lossAfter: 'after it',
    outcomes: {
      fell: 'The loss fell: the step went downhill.',
      noGradient: 'The loss is what it was, because every gradient is exactly zero: nothing could move.',
      unchanged: 'The loss is what it was: the parameters that moved do not matter here.',
      uphill:
        'The loss rose, because the step did not go down the slope: what the optimizer remembers, or weight decay, moved the parameters uphill.',
      rose: 'The loss rose, and would with the smallest step: at a kink the gradient does not tell the way down.',
    },
    overshot: (rate, loss) =>
      `The loss rose: the step went down the slope and beyond the valley. With the learning rate ${rate} it would fall to ${loss}.`,
    overflow: (id) =>
      `After the update, ${id} is too large for a number (it overflows): the step was far too long. A smaller learning rate helps.`,
    another: (step) => `Go on with the new weights: training step ${step}`,
    lastTrainingStep: 'This is the last training step that can be written out here.',
    refused: 'That could not be done.',
    printFailed: 'The sheet could not be made.',
  },
  fa: {
    figure: 'شبکه با وزن‌ها، بایاس‌ها و مقدارها',
    loading: 'در حال محاسبهٔ گام آموزش…',
    failed: 'گام آموزش محاسبه نشد.',
    retry: 'تلاش دوباره',
    start: 'یک گام آموزش، از ورودی‌ها تا وزن‌های تازه',
    startText:
      'هر نورون ورودی‌هایش را در وزنِ یال‌ها ضرب می‌کند، با بایاس جمع می‌زند و تابع فعال‌سازی را روی حاصل اعمال می‌کند. ' +
      'سپس زیان از همان یال‌ها بازمی‌گردد. آبی یعنی مثبت؛ نارنجیِ خط‌چین یعنی منفی.',
    editHint: 'همهٔ عددهای شکل را می‌توانید تغییر دهید: روی عدد بزنید و بنویسید، یا آن را به چپ و راست بکشید.',
    stepOf: (step, last) => `گام ${step} از ${last}`,
    phases: 'مرحله‌ها',
    phase: { forward: 'رو به جلو', loss: 'زیان', backward: 'رو به عقب', update: 'به‌روزرسانی', again: 'زیان دوباره' },
    example: 'مثال',
    presets: {
      assignment: 'تمرین درس: ReLU با اندازهٔ \u20662-2-2-1\u2069',
      sigmoid: 'سیگموئید \u20662-2-2\u2069 با نصف مجموع مربع‌ها',
      xor: 'یای انحصاری: tanh با اندازهٔ \u20662-2-1\u2069 و چهار نمونه',
      softmax: 'سافت‌مکس: سه کلاس با Adam',
      'dead-relu': 'یک ReLU مرده',
      'saturated-sigmoid': 'یک سیگموئید اشباع‌شده',
    },
    exercise: (code) => `تمرین \u2066${code}\u2069`,
    own: 'مثال خودتان',
    sample: 'نمونه',
    sampleOf: (sample, of) => `${sample} از ${of}`,
    numbers: 'عددها',
    short: 'اعشار کوتاه',
    fractions: 'کسر',
    places: (n) => `${n} رقم اعشار`,
    full: 'همهٔ رقم‌ها (f64)',
    undo: 'واگرد',
    redo: 'ازنو',
    reset: 'بازگشت به تمرین درس',
    rounded: 'نشانهٔ ≈ پیش از عددی می‌آید که گرد شده است.',
    notANumber: (got, first, last) =>
      `در نشانی صفحه \u2068step=${got}\u2069 آمده که شمارهٔ گام نیست؛ باید عددی صحیح از ${first} تا ${last} باشد. اکنون در آغاز هستید.`,
    beyond: (got, last) =>
      `در نشانی صفحه \u2068step=${got}\u2069 آمده، اما این گذر با گام ${last} تمام می‌شود. اکنون در پایان هستید.`,
    badParam: (param, got, expected) =>
      `مقدار \u2068${param}=${got}\u2069 در نشانی صفحه شناخته نشد؛ مقدارهای مجاز: \u2068${expected}\u2069.`,
    badLink: (why) => `مسئله‌ای که در نشانی صفحه آمده خواندنی نیست و به جای آن تمرین درس را می‌بینید. ${why}`,
    keys: 'کلیدها: ← و → یک گام، Home و End آغاز و پایان، Space پخش، Ctrl+Z واگرد.',
    differences: 'بررسی با تفاضل:',
    differencesError: 'با اختلاف',
    differencesKink: 'میان w − h و w + h یک شکستگی هست. تفاضل در آنجا میانگین دو سوست و نه مشتق.',
    differencesNone: 'زیان در کنار این نقطه متناهی نیست؛ پس تفاضلی برای مقایسه وجود ندارد.',
    outcome: 'آیا این گام فایده داشت؟',
    lossBefore: 'زیان پیش از به‌روزرسانی',
    lossAfter: 'پس از آن',
    outcomes: {
      fell: 'زیان کم شد: گام رو به پایین بود.',
      noGradient: 'زیان همان است که بود، چون همهٔ گرادیان‌ها دقیقاً صفرند: چیزی نمی‌توانست جابه‌جا شود.',
      unchanged: 'زیان همان است که بود: پارامترهایی که جابه‌جا شدند در اینجا اثری ندارند.',
      uphill:
        'زیان بیشتر شد، چون گام رو به پایینِ شیب نبود: آنچه بهینه‌ساز به خاطر داشت، یا کاهش وزن، پارامترها را رو به بالا برد.',
      rose: 'زیان بیشتر شد و با کوچک‌ترین گام هم بیشتر می‌شد: در شکستگی، گرادیان راه پایین را نشان نمی‌دهد.',
    },
    overshot: (rate, loss) =>
      `زیان بیشتر شد: گام رو به پایین بود اما از دره گذشت. با نرخ یادگیری ${rate} زیان به ${loss} می‌رسید.`,
    overflow: (id) =>
      `پس از به‌روزرسانی، \u2068${id}\u2069 بزرگ‌تر از آن است که در عددی بگنجد (سرریز): گام بسیار بلند بود. نرخ یادگیری کوچک‌تر کمک می‌کند.`,
    another: (step) => `ادامه با وزن‌های تازه: گام آموزش ${step}`,
    lastTrainingStep: 'این آخرین گام آموزشی است که اینجا نوشته می‌شود.',
    refused: 'این کار انجام نشد.',
    printFailed: 'برگه ساخته نشد.',
  },
};
