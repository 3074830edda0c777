import type { Catalog } from '../../app/locale';
import type { FunctionName, Kind } from '../../engine/capacity';
import type { tries, View } from './state';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly function: string;
  readonly functions: Readonly<Record<FunctionName, string>>;
  readonly kind: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly units: string;
  readonly onView: string;
  readonly noUnit: string;
  readonly unit: (n: string) => string;
  readonly unitFormula: string;
  readonly dead: string;
  readonly target: string;
  readonly samples: string;
  readonly fit: string;
  readonly fitAt: (step: string) => string;
  readonly contributions: string;
  readonly kinks: string;
  readonly piecesLabel: string;
  readonly step: string;
  readonly steps: string;
  readonly loss: string;
  readonly trainLoss: string;
  readonly validationLoss: string;
  readonly leastValidation: string;
  readonly atStep: (step: string) => string;
  readonly excess: string;
  readonly kept: string;
  readonly stopped: (step: string) => string;
  readonly pieces: string;
  readonly deadUnits: string;
  readonly parameters: string;
  readonly budget: string;
  readonly network: (depth: string, width: string) => string;
  readonly depthLabel: string;
  readonly hiddenLayers: string;
  readonly unitsEach: string;
  readonly timePerStep: string;
  readonly least: string;
  readonly folding: string;
  readonly foldingText: string;
  readonly folds: string;
  readonly sawtoothLabel: (pieces: string) => string;
  readonly deepUnits: string;
  readonly deepParameters: string;
  readonly wideUnits: string;
  readonly wideParameters: string;
  readonly nSamples: string;
  readonly noise: string;
  readonly width: string;
  readonly remedies: string;
  readonly decay: string;
  readonly lambda: string;
  readonly stop: string;
  readonly more: string;
  readonly overfitLabel: string;
  readonly lossesLabel: string;
  readonly leastAt: (step: string) => string;
  readonly floor: string;
  readonly pause: string;
  readonly goOn: string;
  readonly ended: string;
  readonly oneStep: string;
  readonly anew: string;
  readonly otherSeed: string;
  readonly notice: Readonly<Record<View, readonly string[]>>;
}

export const catalog: Catalog<Messages> = {
  en: {
    claim: 'More units fit anything, also the noise.',
    tries: {
      pieces: 'One ReLU after another',
      budget: 'Same budget: deep or wide?',
      heart: 'Learn the noise by heart',
    },
    view: 'View',
    views: { pieces: 'Pieces', depth: 'Deep or wide', overfit: 'Overfitting' },
    function: 'Learn',
    functions: { sine: 'a sine', hat: 'a hat', step: 'a jump', bumps: 'three bumps' },
    kind: 'Hidden units',
    kinds: { relu: 'ReLU', tanh: 'tanh' },
    units: 'Number of hidden units',
    onView: 'Unit to look at',
    noUnit: 'none',
    unit: (n) => `Unit ${n}`,
    unitFormula: 'v · f(w x + b)',
    dead: 'It is 0 for every sample: it is dead.',
    target: 'Function',
    samples: 'Samples',
    fit: 'Network',
    fitAt: (step) => `Network after ${step} steps`,
    contributions: 'What each unit adds',
    kinks: 'Kinks',
    piecesLabel: 'The network’s curve over the samples, and what each hidden unit adds to it',
    step: 'Step',
    steps: 'Steps',
    loss: 'Loss',
    trainLoss: 'Training loss',
    validationLoss: 'Validation loss',
    leastValidation: 'Least validation loss',
    atStep: (step) => `in step ${step}`,
    excess: 'Now, against the least',
    kept: 'Validation loss of what is kept',
    stopped: (step) => `Stopped early, after ${step} steps.`,
    pieces: 'Straight pieces',
    deadUnits: 'Dead units',
    parameters: 'Parameters',
    budget: 'Parameters at most',
    network: (depth, width) => `${depth} × ${width}`,
    depthLabel: 'The curves of four networks over the same samples',
    hiddenLayers: 'Hidden layers',
    unitsEach: 'Units in each',
    timePerStep: 'Time per step',
    least: 'least',
    folding: 'What depth can do',
    foldingText:
      'Two ReLUs fold [0, 1] at its middle: 2\u00a0relu(x)\u00a0−\u00a04\u00a0relu(x\u00a0−\u00a0½). Each layer folds what the layer before it has folded, so that the pieces double. In one hidden layer every kink needs a unit of its own (Telgarsky 2016).',
    folds: 'Hidden layers of two units',
    sawtoothLabel: (pieces) => `A sawtooth of ${pieces} pieces`,
    deepUnits: 'Units, deep',
    deepParameters: 'Parameters, deep',
    wideUnits: 'Units, one layer',
    wideParameters: 'Parameters, one layer',
    nSamples: 'Training samples',
    noise: 'Noise (standard deviation)',
    width: 'Units in each of two layers',
    remedies: 'Remedies',
    decay: 'Weight decay (L2)',
    lambda: 'Its strength λ',
    stop: 'Early stopping',
    more: 'Eight times as many samples',
    overfitLabel: 'The network now, and where its validation loss was least',
    lossesLabel: 'Training and validation loss over the steps',
    leastAt: (step) => `least in step ${step}`,
    floor: 'noise²',
    pause: 'Pause',
    goOn: 'Go on',
    ended: 'At its end',
    oneStep: 'A few steps',
    anew: 'Start anew',
    otherSeed: 'Other samples and weights',
    notice: {
      pieces: [
        'A ReLU adds a line that begins at its kink: 0 on one side, straight on the other. With the bias these lines add up to the curve; look at one of them by pointing at it.',
        'n ReLUs bend the curve in at most n places, so it has at most n + 1 straight pieces. Usually it has fewer: some kinks lie outside of the samples.',
        'A unit that is 0 for every sample gets no gradient any more: it is dead, and when its momentum is used up it does not move again.',
        'Training moves kinks; it does not always move them to where they are needed. Other initial weights can make the difference between a good fit and none.',
        'tanh has no kinks: for a sine, four of its soft steps do better than eight ReLUs.',
      ],
      depth: [
        'All four networks have about as many weights and biases, and learn from the same samples for the same number of steps.',
        'A deep network makes its pieces by folding, a wide one places each of them. With hand-set weights folding wins by far, as the sawtooth below shows.',
        'Trained weights do not come near that: which depth has the least loss depends on the function and on the initial weights. Draw others and see.',
        'Equal numbers of parameters do not mean equal times: a wide network has more activations to compute, a deep one more products one after another. The times are measured on this machine while the networks train.',
      ],
      overfit: [
        'At first both losses fall. Then the training loss goes on falling, and the validation loss rises: from there on the network learns the noise of its samples.',
        'The function itself would have a validation loss of about noise². A training loss far below that is no good sign.',
        'Early stopping keeps the network of the least validation loss. It costs nothing, and needs samples that are not learned from.',
        'Weight decay pulls every weight towards 0, so that the curve cannot bend as sharply.',
        'With eight times as many samples the same network has far less noise to learn by heart: where it can be had, more data helps most.',
        'A narrow network learns less of the noise: with two units in each layer, its training loss stays well above that of 32.',
      ],
    },
  },
  fa: {
    claim: 'با نورون‌های بیشتر، شبکه هر چیزی را یاد می‌گیرد؛ نویز را هم.',
    tries: {
      pieces: 'ReLU پشت ReLU',
      budget: 'با بودجهٔ برابر: عمیق یا پهن؟',
      heart: 'حفظ کردن نویز',
    },
    view: 'نما',
    views: { pieces: 'تکه‌ها', depth: 'عمیق یا پهن', overfit: 'بیش‌برازش' },
    function: 'تابعی که یاد گرفته می‌شود',
    functions: { sine: 'سینوس', hat: 'کلاه', step: 'پرش', bumps: 'سه برآمدگی' },
    kind: 'نورون‌های پنهان',
    kinds: { relu: 'ReLU', tanh: 'tanh' },
    units: 'تعداد نورون‌های پنهان',
    onView: 'نورونی که نگاهش می‌کنید',
    noUnit: 'هیچ‌کدام',
    unit: (n) => `نورون \u2066${n}\u2069`,
    unitFormula: 'v · f(w x + b)',
    dead: 'برای همهٔ نمونه‌ها صفر است: مرده است.',
    target: 'تابع',
    samples: 'نمونه‌ها',
    fit: 'شبکه',
    fitAt: (step) => `شبکه پس از \u2066${step}\u2069 گام`,
    contributions: 'سهم هر نورون',
    kinks: 'شکست‌ها',
    piecesLabel: 'منحنی شبکه روی نمونه‌ها، و سهم هر نورون پنهان در آن',
    step: 'گام',
    steps: 'گام‌ها',
    loss: 'زیان',
    trainLoss: 'زیان آموزش',
    validationLoss: 'زیان اعتبارسنجی',
    leastValidation: 'کمترین زیان اعتبارسنجی',
    atStep: (step) => `در گام \u2066${step}\u2069`,
    excess: 'زیان کنونی نسبت به کمترین',
    kept: 'زیان اعتبارسنجی شبکهٔ نگه‌داشته',
    stopped: (step) => `زودتر متوقف شد: پس از \u2066${step}\u2069 گام.`,
    pieces: 'تکه‌های راست',
    deadUnits: 'نورون‌های مرده',
    parameters: 'پارامترها',
    budget: 'حداکثر تعداد پارامترها',
    network: (depth, width) => `\u2066${depth} × ${width}\u2069`,
    depthLabel: 'منحنی چهار شبکه روی همان نمونه‌ها',
    hiddenLayers: 'لایه‌های پنهان',
    unitsEach: 'نورون در هر لایه',
    timePerStep: 'زمان هر گام',
    least: 'کمترین',
    folding: 'از عمق چه برمی‌آید',
    foldingText:
      'دو ReLU بازهٔ \u2066[0, 1]\u2069 را از وسط تا می‌کنند: \u20662\u00a0relu(x)\u00a0−\u00a04\u00a0relu(x\u00a0−\u00a0½)\u2069. هر لایه آنچه را لایهٔ پیشین تا کرده بود دوباره تا می‌کند و تعداد تکه‌ها دو برابر می‌شود. در شبکه‌ای با یک لایهٔ پنهان، هر شکست نورونی جداگانه می‌خواهد (\u2066Telgarsky 2016\u2069).',
    folds: 'لایه‌های پنهانِ دو نورونی',
    sawtoothLabel: (pieces) => `موج دندان‌اره‌ای با \u2066${pieces}\u2069 تکه`,
    deepUnits: 'نورون‌ها، عمیق',
    deepParameters: 'پارامترها، عمیق',
    wideUnits: 'نورون‌ها، یک لایه',
    wideParameters: 'پارامترها، یک لایه',
    nSamples: 'نمونه‌های آموزش',
    noise: 'نویز (انحراف معیار)',
    width: 'نورون در هر یک از دو لایه',
    remedies: 'چاره‌ها',
    decay: 'میرایی وزن‌ها (\u2066L2\u2069)',
    lambda: 'شدت آن، \u2066λ\u2069',
    stop: 'توقف زودهنگام',
    more: 'هشت برابر نمونه',
    overfitLabel: 'شبکهٔ کنونی، و شبکه‌ای که زیان اعتبارسنجی‌اش از همه کمتر بود',
    lossesLabel: 'زیان آموزش و زیان اعتبارسنجی در طول گام‌ها',
    leastAt: (step) => `کمترین در گام \u2066${step}\u2069`,
    floor: 'مربع نویز',
    pause: 'مکث',
    goOn: 'ادامه',
    ended: 'به پایان رسید',
    oneStep: 'چند گام',
    anew: 'از نو',
    otherSeed: 'نمونه‌ها و وزن‌های دیگر',
    notice: {
      pieces: [
        'هر ReLU خطی می‌افزاید که از شکستش آغاز می‌شود: در یک سو صفر است و در سوی دیگر راست. جمع این خط‌ها با بایاس همان منحنی شبکه است؛ با نشانگر روی یکی از آن‌ها بروید تا آن را ببینید.',
        '\u2066n\u2069 نورون ReLU منحنی را حداکثر در \u2066n\u2069 جا می‌شکنند، پس منحنی حداکثر \u2066n + 1\u2069 تکهٔ راست دارد. معمولاً کمتر دارد: برخی شکست‌ها بیرون از بازهٔ نمونه‌ها می‌افتند.',
        'نورونی که برای همهٔ نمونه‌ها صفر باشد دیگر گرادیانی نمی‌گیرد: مرده است و وقتی تکانه‌اش تمام شود دیگر تکان نمی‌خورد.',
        'آموزش شکست‌ها را جابه‌جا می‌کند، اما نه همیشه به جایی که لازم است. گاهی وزن‌های اولیهٔ دیگر همهٔ تفاوت میان برازش خوب و ناکامی است.',
        'tanh شکستی ندارد: برای سینوس، چهار پلهٔ نرم آن از هشت ReLU بهتر است.',
      ],
      depth: [
        'هر چهار شبکه تقریباً به یک اندازه وزن و بایاس دارند و به تعداد برابر گام، از همان نمونه‌ها یاد می‌گیرند.',
        'شبکهٔ عمیق تکه‌هایش را با تا کردن می‌سازد و شبکهٔ پهن هر تکه را جداگانه می‌گذارد. با وزن‌هایی که دستی چیده شوند، تا کردن با اختلاف برنده است: موج دندان‌اره‌ای پایین را ببینید.',
        'وزن‌های آموخته به این خوبی نیستند: اینکه کدام عمق کمترین زیان را دارد به تابع و وزن‌های اولیه بستگی دارد. وزن‌های دیگر را امتحان کنید.',
        'تعداد برابر پارامترها به معنای زمان برابر نیست: شبکهٔ پهن فعال‌سازی‌های بیشتری حساب می‌کند و شبکهٔ عمیق ضرب‌های پیاپی بیشتری. زمان‌ها هنگام آموزش و روی همین دستگاه اندازه گرفته می‌شوند.',
      ],
      overfit: [
        'در آغاز هر دو زیان کم می‌شوند. سپس زیان آموزش همچنان پایین می‌رود و زیان اعتبارسنجی بالا: از آنجا به بعد شبکه نویز نمونه‌هایش را یاد می‌گیرد.',
        'زیان اعتبارسنجی خودِ تابع حدود مربع نویز است. زیان آموزشی که بسیار کمتر از آن باشد نشانهٔ خوبی نیست.',
        'توقف زودهنگام شبکه‌ای را نگه می‌دارد که زیان اعتبارسنجی‌اش از همه کمتر بود. هزینه‌ای ندارد، اما نمونه‌هایی می‌خواهد که شبکه از آن‌ها یاد نگیرد.',
        'میرایی وزن‌ها هر وزن را به سوی صفر می‌کشد تا منحنی نتواند تند خم شود.',
        'با هشت برابر نمونه، همان شبکه بسیار کمتر می‌تواند نویز را حفظ کند: اگر دادهٔ بیشتر در دسترس باشد، بیش از همه کمک می‌کند.',
        'شبکهٔ باریک از نویز کمتر یاد می‌گیرد: با دو نورون در هر لایه، زیان آموزشش بسیار بالاتر از شبکهٔ \u206632\u2069 نورونی می‌ماند.',
      ],
    },
  },
};
