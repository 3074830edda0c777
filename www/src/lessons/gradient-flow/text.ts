import type { Catalog } from '../../app/locale';
import type { InitName, Trouble } from '../../engine/gradient-flow';
import type { Quantity, rules, tries, View } from './state';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly quantity: string;
  readonly quantities: Readonly<Record<Quantity, string>>;
  readonly normsLabel: (quantity: string) => string;
  readonly layer: string;
  readonly theory: (name: string) => string;
  readonly thumb: string;
  readonly network: (letter: string) => string;
  readonly activation: string;
  readonly init: string;
  readonly inits: Readonly<Record<InitName, string>>;
  readonly gain: string;
  readonly depth: string;
  readonly width: string;
  readonly batch: string;
  readonly newNumbers: string;
  readonly firstToLast: string;
  readonly ofDeltas: string;
  readonly ofWeights: string;
  readonly updateFirst: string;
  readonly trouble: Readonly<
    Record<Trouble['kind'], (name: string, quantity: string, layer: string, before: string) => string>
  >;
  readonly troubleOf: Readonly<Record<Trouble['quantity'], string>>;
  readonly stopped: (name: string, step: string) => string;
  readonly rule: string;
  readonly rules: Readonly<Record<(typeof rules)[number], string>>;
  readonly rate: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly oneStep: string;
  readonly step: (step: string, of: string) => string;
  readonly loss: string;
  readonly lossLabel: string;
  readonly lossStep: string;
  readonly moved: string;
  readonly movedLabel: string;
  readonly movedRatio: string;
  readonly lossNow: string;
  readonly mapOf: string;
  readonly mapLabel: (name: string) => string;
  readonly mapDepth: string;
  readonly mapScale: string;
  readonly mapEdge: (scale: string) => string;
  readonly mapRead: (depth: string, scale: string) => string;
  readonly mapRatio: string;
  readonly mapNone: string;
  readonly mapNotYet: string;
  readonly mapProbe: string;
  readonly mapKey: string;
  readonly mapNoEdge: string;
  readonly notice: readonly string[];
}

export const catalog: Catalog<Messages> = {
  en: {
    claim:
      'Every layer multiplies a gradient by its slopes and its weights. A little less than 1 each time, and nothing arrives; a little more, and it explodes.',
    tries: {
      vanish: 'Sigmoid against ReLU',
      train: 'Train both: which layers move?',
      explode: 'Weights too small, and too large',
      edge: 'The edge of chaos',
    },
    view: 'View',
    views: { norms: 'Layer by layer', training: 'In training', edge: 'Depth and weight scale' },
    quantity: 'What is measured',
    quantities: {
      activation: 'activations a',
      delta: 'deltas δ',
      d_weight: 'weight gradients',
      update_ratio: 'update / weight',
    },
    normsLabel: (quantity) => `Root mean square of the ${quantity} in each layer of both networks`,
    layer: 'layer',
    theory: (name) => `theory for ${name}`,
    thumb: 'rule of thumb',
    network: (letter) => `Network ${letter}`,
    activation: 'Activation',
    init: 'Initial weights',
    inits: {
      zeros: 'all 0',
      constant: 'all 0.01',
      normal: 'N(0, 0.01²)',
      uniform: 'U(−0.05, 0.05)',
      pytorch: 'PyTorch’s Linear',
      xavier_normal: 'Xavier, normal',
      xavier_uniform: 'Xavier, uniform',
      he_normal: 'He, normal',
      he_uniform: 'He, uniform',
      lecun_normal: 'LeCun, normal',
      orthogonal: 'orthogonal',
    },
    gain: 'Weights multiplied by',
    depth: 'Hidden layers',
    width: 'Neurons in each',
    batch: 'Samples',
    newNumbers: 'Draw other weights and data',
    firstToLast: 'First layer through last layer',
    ofDeltas: 'deltas',
    ofWeights: 'weight gradients',
    updateFirst: 'update / weight in layer 1',
    trouble: {
      infinite: (name, quantity, layer, before) =>
        `${name}: in layer ${layer}, ${quantity} became infinite. The largest value before was ${before}, and f32 ends at 3.4×10³⁸. Smaller weights would help.`,
      nan: (name, quantity, layer, before) =>
        `${name}: in layer ${layer}, ${quantity} became NaN: ∞ − ∞, or 0 · ∞. The largest value before was ${before}. Smaller weights would help.`,
      underflow: (name, quantity, layer, before) =>
        `${name}: in layer ${layer}, ${quantity} became exactly 0. The largest value before was ${before}, and the smallest in f32 is 1.4×10⁻⁴⁵. Larger weights would help, or another activation.`,
      zero: (name, quantity, layer, before) =>
        `${name}: in layer ${layer}, ${quantity} are all 0, though the largest value before was ${before}. Weights that are not 0 would help, or an activation that is flat nowhere.`,
    },
    troubleOf: {
      pre_activation: 'the sums z',
      activation: 'the activations a',
      delta: 'the deltas δ (on the way back)',
      d_weight: 'the weight gradients (on the way back)',
    },
    stopped: (name, step) => `${name} could not make step ${step}.`,
    rule: 'Update rule',
    rules: { sgd: 'gradient descent', adam: 'Adam' },
    rate: 'Learning rate η',
    start: 'Train anew',
    pause: 'Pause',
    resume: 'Go on',
    oneStep: 'One step',
    step: (step, of) => `Step ${step} of ${of}`,
    loss: 'loss',
    lossLabel: 'The loss of both networks over the steps',
    lossStep: 'step',
    moved: 'moved',
    movedLabel: 'How far the weights of each layer have moved, in relation to their initial size',
    movedRatio: 'way of layer 1 / last',
    lossNow: 'loss',
    mapOf: 'Map for',
    mapLabel: (name) =>
      `Gradients of ${name} over depth and weight scale: below the edge they vanish, above it they explode`,
    mapDepth: 'layers',
    mapScale: 'weight scale σ',
    mapEdge: (scale) => `edge of chaos, σ = ${scale}`,
    mapRead: (depth, scale) => `${depth} layers, σ = ${scale}`,
    mapRatio: 'Delta of the first layer through that of the last',
    mapNone: 'not a number',
    mapNotYet: '…',
    mapProbe: 'Where the map is read',
    mapKey:
      'Weights from N(0, σ²/width). Orange: gradients vanish. Blue: they explode. No color: they stay as they are. The color is full at a factor of a million. Checkered: no number is left.',
    mapNoEdge: 'The theory sees no edge in this range.',
    notice: [
      'The axis counts powers of ten, so a factor in each layer is a straight line. Sigmoid with Xavier’s weights loses most of a gradient in every layer; ReLU with He’s keeps it.',
      'The dotted line is theory, for networks of infinite width: slopes and weights are multiplied as expected values. What is measured strays from it, the more the narrower the network is.',
      'For gradient descent, an update of a thousandth of the weight is a rule of thumb. In the first layers of the sigmoids it is a billionth: they do not learn.',
      'Adam divides by the size of the gradient, plus 10⁻⁸. With six layers of sigmoids that makes up for what was lost, and all layers move alike; with twenty, what is left is far below 10⁻⁸.',
      'He’s weights for ReLU (σ = √2) and Xavier’s for tanh (σ = 1) lie on the edge of chaos, where gradients neither vanish nor explode. Sigmoids have theirs beyond σ = 10, where almost all of them are saturated.',
      'An infinite number is no bug of the program: the product is larger than f32 can hold. In training, the step that would lead there is not made. A layer whose line has no point did not move at all: its updates are too small to change an f32.',
    ],
  },
  fa: {
    claim:
      'هر لایه گرادیان را در شیب‌ها و وزن‌های خود ضرب می‌کند. اگر هر بار کمی کمتر از یک باشد چیزی به آغاز شبکه نمی‌رسد، و اگر کمی بیشتر باشد منفجر می‌شود.',
    tries: {
      vanish: 'سیگموئید در برابر ReLU',
      train: 'هر دو را آموزش دهید: کدام لایه‌ها حرکت می‌کنند؟',
      explode: 'وزن‌های زیادی کوچک و زیادی بزرگ',
      edge: 'لبهٔ آشوب',
    },
    view: 'نما',
    views: { norms: 'لایه به لایه', training: 'در آموزش', edge: 'عمق و مقیاس وزن' },
    quantity: 'کمیت',
    quantities: {
      activation: 'فعال‌سازی‌ها، \u2066a\u2069',
      delta: 'دلتاها، \u2066δ\u2069',
      d_weight: 'گرادیان وزن‌ها',
      update_ratio: 'تغییر به وزن',
    },
    normsLabel: (quantity) => `جذر میانگین مربع ${quantity} در هر لایهٔ دو شبکه`,
    layer: 'لایه',
    theory: (name) => `نظریه برای ${name}`,
    thumb: 'قاعدهٔ سرانگشتی',
    network: (letter) => `شبکهٔ \u2066${letter}\u2069`,
    activation: 'تابع فعال‌سازی',
    init: 'وزن‌های آغازین',
    inits: {
      zeros: 'همه صفر',
      constant: 'همه ۰٫۰۱',
      normal: 'N(0, 0.01²)',
      uniform: 'U(−0.05, 0.05)',
      pytorch: 'Linear در PyTorch',
      xavier_normal: 'Xavier، نرمال',
      xavier_uniform: 'Xavier، یکنواخت',
      he_normal: 'He، نرمال',
      he_uniform: 'He، یکنواخت',
      lecun_normal: 'LeCun، نرمال',
      orthogonal: 'متعامد',
    },
    gain: 'وزن‌ها ضرب در',
    depth: 'لایه‌های پنهان',
    width: 'نورون‌های هر لایه',
    batch: 'نمونه‌ها',
    newNumbers: 'وزن‌ها و داده‌های دیگر',
    firstToLast: 'لایهٔ نخست تقسیم بر لایهٔ آخر',
    ofDeltas: 'دلتاها',
    ofWeights: 'گرادیان وزن‌ها',
    updateFirst: 'تغییر به وزن در لایهٔ نخست',
    trouble: {
      infinite: (name, quantity, layer, before) =>
        `${name}: در لایهٔ ${layer} ${quantity} بی‌نهایت شد. بزرگ‌ترین مقدار پیش از آن \u2066${before}\u2069 بود و بزرگ‌ترین عدد f32 برابر \u20663.4×10³⁸\u2069 است. وزن‌های کوچک‌تر کمک می‌کند.`,
      nan: (name, quantity, layer, before) =>
        `${name}: در لایهٔ ${layer} ${quantity} دیگر عدد نیست (NaN): \u2066∞ − ∞\u2069 یا \u20660 · ∞\u2069. بزرگ‌ترین مقدار پیش از آن \u2066${before}\u2069 بود. وزن‌های کوچک‌تر کمک می‌کند.`,
      underflow: (name, quantity, layer, before) =>
        `${name}: در لایهٔ ${layer} ${quantity} درست صفر شد. بزرگ‌ترین مقدار پیش از آن \u2066${before}\u2069 بود و کوچک‌ترین عدد f32 برابر \u20661.4×10⁻⁴⁵\u2069 است. وزن‌های بزرگ‌تر یا تابع فعال‌سازی دیگری کمک می‌کند.`,
      zero: (name, quantity, layer, before) =>
        `${name}: در لایهٔ ${layer} ${quantity} همه صفر است، با آنکه بزرگ‌ترین مقدار پیش از آن \u2066${before}\u2069 بود. وزن‌های غیرصفر یا تابعی که هیچ جا تخت نباشد کمک می‌کند.`,
    },
    troubleOf: {
      pre_activation: 'جمع‌های \u2066z\u2069',
      activation: 'فعال‌سازی‌های \u2066a\u2069',
      delta: 'دلتاهای \u2066δ\u2069 (در راه برگشت)',
      d_weight: 'گرادیان وزن‌ها (در راه برگشت)',
    },
    stopped: (name, step) => `${name} نتوانست گام ${step} را بردارد.`,
    rule: 'قاعدهٔ به‌روزرسانی',
    rules: { sgd: 'گرادیان کاهشی', adam: 'Adam' },
    rate: 'نرخ یادگیری \u2066η\u2069',
    start: 'آموزش از نو',
    pause: 'مکث',
    resume: 'ادامه',
    oneStep: 'یک گام',
    step: (step, of) => `گام ${step} از ${of}`,
    loss: 'زیان',
    lossLabel: 'زیان دو شبکه بر حسب گام',
    lossStep: 'گام',
    moved: 'حرکت',
    movedLabel: 'حرکت وزن‌های هر لایه نسبت به اندازهٔ آغازین آن‌ها',
    movedRatio: 'حرکت لایهٔ نخست به آخر',
    lossNow: 'زیان',
    mapOf: 'نقشه برای',
    mapLabel: (name) => `گرادیان‌های ${name} بر حسب عمق و مقیاس وزن: زیر لبه محو می‌شوند و بالای آن منفجر`,
    mapDepth: 'لایه‌ها',
    mapScale: 'مقیاس وزن \u2066σ\u2069',
    mapEdge: (scale) => `لبهٔ آشوب، \u2066σ = ${scale}\u2069`,
    mapRead: (depth, scale) => `${depth} لایه، \u2066σ = ${scale}\u2069`,
    mapRatio: 'دلتای لایهٔ نخست تقسیم بر لایهٔ آخر',
    mapNone: 'عددی نمانده',
    mapNotYet: '…',
    mapProbe: 'نقطهٔ خواندن نقشه',
    mapKey:
      'وزن‌ها از \u2066N(0, σ²/width)\u2069. نارنجی: گرادیان محو می‌شود. آبی: منفجر می‌شود. بی‌رنگ: همان که بود می‌ماند. رنگ در ضریب یک میلیون کامل می‌شود. شطرنجی: عددی نمانده است.',
    mapNoEdge: 'نظریه در این بازه لبه‌ای نمی‌بیند.',
    notice: [
      'محور عمودی توان‌های ده را می‌شمارد؛ پس ضریبی ثابت در هر لایه خطی راست می‌شود. سیگموئید با وزن‌های Xavier در هر لایه بیشتر گرادیان را از دست می‌دهد و ReLU با وزن‌های He آن را نگه می‌دارد.',
      'خط نقطه‌چین نظریهٔ شبکه‌های بی‌نهایت پهن است: امید ریاضی شیب‌ها و وزن‌ها در هم ضرب می‌شود. اندازه‌گیری از آن دور می‌شود، هر چه شبکه باریک‌تر باشد بیشتر.',
      'در گرادیان کاهشی، تغییری به اندازهٔ یک‌هزارم وزن قاعدهٔ سرانگشتی خوبی است. در لایه‌های نخست سیگموئیدها این نسبت یک‌میلیاردم است: یاد نمی‌گیرند.',
      'Adam بر اندازهٔ گرادیان به‌علاوهٔ \u206610⁻⁸\u2069 تقسیم می‌کند. با شش لایهٔ سیگموئید این کار افت را جبران می‌کند و همهٔ لایه‌ها یکسان حرکت می‌کنند؛ با بیست لایه آنچه می‌ماند بسیار کمتر از \u206610⁻⁸\u2069 است.',
      'وزن‌های He برای ReLU (\u2066σ = √2\u2069) و Xavier برای tanh (\u2066σ = 1\u2069) روی لبهٔ آشوب‌اند؛ آنجا گرادیان نه محو می‌شود و نه منفجر. لبهٔ سیگموئید آن سوی \u2066σ = 10\u2069 است، جایی که تقریباً همه اشباع‌اند.',
      'عدد بی‌نهایت خطای برنامه نیست: حاصل‌ضرب از بزرگ‌ترین عدد f32 بزرگ‌تر است. در آموزش، گامی که به آنجا می‌رسد برداشته نمی‌شود. لایه‌ای که روی خط نقطه ندارد هیچ حرکت نکرده است: تغییرش کوچک‌تر از آن است که عددی f32 را عوض کند.',
    ],
  },
};
