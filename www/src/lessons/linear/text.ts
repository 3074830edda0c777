import type { Catalog } from '../../app/locale';
import type { ToyName } from '../../engine/linear';
import type { Source, tries, View } from './state';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly activations: string;
  readonly views: Readonly<Record<View, string>>;
  readonly off: string;
  readonly on: (name: string) => string;
  readonly onShelf: string;
  readonly planeLabel: (title: string) => string;
  readonly noPlane: string;
  readonly classes: readonly [string, string];
  readonly border: string;
  readonly noBorder: string;
  readonly product: string;
  readonly productLabel: string;
  readonly shape: (sizes: string, nParameters: string, nNumbers: string) => string;
  readonly difference: string;
  readonly bound: string;
  readonly why: (nProbes: string) => string;
  readonly accuracyOff: string;
  readonly accuracyOn: (name: string) => string;
  readonly halfPlane: string;
  readonly halfPlaneRule: string;
  readonly train: string;
  readonly pause: string;
  readonly goOn: string;
  readonly again: string;
  readonly reset: string;
  readonly epoch: (epoch: string, nEpochs: string, nSamples: string) => string;
  readonly epochs: string;
  readonly progressLabel: string;
  readonly network: string;
  readonly sources: Readonly<Record<Source, string>>;
  readonly emptyShelf: string;
  readonly unreadable: string;
  readonly fromShelf: string;
  readonly data: string;
  readonly toys: Readonly<Record<ToyName, string>>;
  readonly function: string;
  readonly depth: string;
  readonly width: string;
  readonly noise: string;
  readonly newWeights: string;
  readonly seed: (seed: string) => string;
  readonly notice: readonly string[];
}

export const catalog: Catalog<Messages> = {
  en: {
    claim: 'Without activations a deep network is one affine map, however deep.',
    tries: {
      off: 'XOR, activations off',
      on: 'The same beside tanh',
      deep: 'Sixteen layers, still one line',
    },
    activations: 'Activations',
    views: { off: 'Off', on: 'On', both: 'Side by side' },
    off: 'Activations off',
    on: (name) => `${name} on`,
    onShelf: 'Its activations on',
    planeLabel: (title) => `The plane of the two inputs, colored by the network’s output: ${title}`,
    noPlane:
      'This network has no plane to draw: that takes two inputs, and one or two outputs. Its product and the difference are there all the same.',
    classes: ['class 0', 'class 1'],
    border: 'output 0',
    noBorder: 'The line on which the output is 0 lies outside of this square.',
    product: 'All layers in one',
    productLabel: 'Weight and bias of the product',
    shape: (sizes, nParameters, nNumbers) =>
      `With activations off, the layers ${sizes} with their ${nParameters} weights and biases say no more than ${nNumbers} numbers:`,
    difference: 'Largest difference',
    bound: 'Rounding allows',
    why: (nProbes) =>
      `Between the network, computed in f32, and Ŵx + b̂, computed in f64, at ${nProbes} inputs; and the most that the rounding of all products and sums can make of it.`,
    accuracyOff: 'Right, activations off',
    accuracyOn: (name) => `Right, ${name} on`,
    halfPlane: 'Any half‑plane, at best',
    halfPlaneRule: 'best half‑plane',
    train: 'Train both',
    pause: 'Pause',
    goOn: 'Go on',
    again: 'Train again',
    reset: 'Start anew',
    epoch: (epoch, nEpochs, nSamples) =>
      `Epoch ${epoch} of ${nEpochs}, ${nSamples} points. Both start from the same weights (Adam, η = 0.01, batches of 20).`,
    epochs: 'epochs',
    progressLabel: 'The share of points that are right over the epochs, with activations off and on',
    network: 'Network',
    sources: { drawn: 'Drawn from a seed', shelf: 'The one you brought' },
    emptyShelf:
      'There is none yet: in “One training step”, under “The whole step as text”, a button brings its network here. A drawn one is shown instead.',
    unreadable: 'What lies there is no network that can be read. A drawn one is shown instead.',
    fromShelf: 'From “One training step”. There are no points here, because it learned from others.',
    data: 'Data',
    toys: {
      xor: 'XOR',
      circles: 'circles',
      gaussians: 'two clouds',
      moons: 'moons',
      spiral: 'spiral',
      checkerboard: 'checkerboard',
    },
    function: 'Function, when on',
    depth: 'Hidden layers',
    width: 'Units in each of them',
    noise: 'Noise of the data',
    newWeights: 'Other initial weights',
    seed: (seed) => `seed ${seed}`,
    notice: [
      'Move the number of layers from 1 to 16: the colors change, the border stays a straight line, and Ŵ and b̂ stay three numbers. Depth alone adds nothing, because W₂(W₁x + b₁) + b₂ is again a weight times x and a bias.',
      'Train both on XOR. No half‑plane has more than three of the four corners on their right side, so with activations off no training can. Cross‑entropy does not even hold it there: by symmetry it is least where the network says ½ everywhere.',
      'Switch the function on, and the same weights bend the border: XOR, the circles and the spiral come within reach. Any function bends it that is not affine, ReLU too, which is made of two straight pieces.',
      'The difference is some millionths of the outputs at most, but not 0. The claim is exact for real numbers; the network rounds each product and each sum to the 24 binary digits of an f32. The difference stays below what that allows, whatever you set.',
      'Two clouds are the exception: there a line is enough, and a function gains nothing.',
      'A function is needed, but not enough: with sixteen layers, tanh does not learn the spiral either. Depth has difficulties of its own.',
    ],
  },
  fa: {
    claim: 'بدون تابع فعال‌سازی، شبکهٔ عمیق فقط یک نگاشت آفین است؛ هر چند لایه که داشته باشد.',
    tries: {
      off: 'XOR بدون فعال‌سازی',
      on: 'همان، در کنار tanh',
      deep: 'شانزده لایه و باز یک خط',
    },
    activations: 'تابع فعال‌سازی',
    views: { off: 'خاموش', on: 'روشن', both: 'کنار هم' },
    off: 'فعال‌سازی خاموش',
    on: (name) => `${name} روشن`,
    onShelf: 'فعال‌سازی‌های خودش روشن',
    planeLabel: (title) => `صفحهٔ دو ورودی، رنگ‌شده با خروجی شبکه: ${title}`,
    noPlane:
      'برای این شبکه صفحه‌ای نمی‌توان کشید: دو ورودی و یک یا دو خروجی لازم است. حاصل‌ضرب و اختلاف آن با این حال اینجاست.',
    classes: ['کلاس صفر', 'کلاس یک'],
    border: 'خروجی صفر',
    noBorder: 'خطی که خروجی روی آن صفر است بیرون از این مربع می‌افتد.',
    product: 'همهٔ لایه‌ها در یکی',
    productLabel: 'وزن و بایاس حاصل‌ضرب',
    shape: (sizes, nParameters, nNumbers) =>
      `با فعال‌سازی خاموش، لایه‌های ${sizes} با ${nParameters} وزن و بایاسشان چیزی بیش از ${nNumbers} عدد نمی‌گویند:`,
    difference: 'بیشترین اختلاف',
    bound: 'حد مجاز گرد کردن',
    why: (nProbes) =>
      `میان شبکه، که با f32 حساب می‌شود، و \u2066Ŵx + b̂\u2069، که با f64 حساب شده، در ${nProbes} ورودی؛ و بیشترین اختلافی که گرد کردن همهٔ ضرب‌ها و جمع‌ها می‌تواند بسازد.`,
    accuracyOff: 'درست، فعال‌سازی خاموش',
    accuracyOn: (name) => `درست، ${name} روشن`,
    halfPlane: 'بهترین نیم‌صفحهٔ ممکن',
    halfPlaneRule: 'بهترین نیم‌صفحه',
    train: 'آموزش هر دو',
    pause: 'مکث',
    goOn: 'ادامه',
    again: 'آموزش دوباره',
    reset: 'از نو',
    epoch: (epoch, nEpochs, nSamples) =>
      `دورهٔ ${epoch} از ${nEpochs}، ${nSamples} نقطه. هر دو از وزن‌های یکسان شروع می‌کنند (Adam، \u2066η = 0.01\u2069، دسته‌های بیست‌تایی).`,
    epochs: 'دوره',
    progressLabel: 'سهم نقطه‌های درست در طول دوره‌ها، با فعال‌سازی خاموش و روشن',
    network: 'شبکه',
    sources: { drawn: 'ساخته از یک بذر', shelf: 'شبکه‌ای که آورده‌اید' },
    emptyShelf:
      'هنوز شبکه‌ای نیاورده‌اید: در درس «یک گام آموزش»، زیر «کل گام به صورت متن»، دکمه‌ای شبکهٔ آن درس را به اینجا می‌آورد. فعلاً شبکه‌ای تصادفی نشان داده می‌شود.',
    unreadable: 'آنچه آنجا مانده شبکه‌ای خواندنی نیست. به جای آن شبکه‌ای تصادفی نشان داده می‌شود.',
    fromShelf: 'از درس «یک گام آموزش». اینجا نقطه‌ای نیست، چون این شبکه از نمونه‌های دیگری یاد گرفته است.',
    data: 'داده',
    toys: {
      xor: 'XOR',
      circles: 'دو دایره',
      gaussians: 'دو ابر',
      moons: 'دو ماه',
      spiral: 'مارپیچ',
      checkerboard: 'صفحهٔ شطرنج',
    },
    function: 'تابع، وقتی روشن است',
    depth: 'لایه‌های پنهان',
    width: 'نورون‌های هر لایه',
    noise: 'نویز داده',
    newWeights: 'وزن‌های اولیهٔ دیگر',
    seed: (seed) => `بذر ${seed}`,
    notice: [
      'تعداد لایه‌ها را از یک تا شانزده ببرید: رنگ‌ها عوض می‌شوند، مرز خطی راست می‌ماند و \u2066Ŵ\u2069 و \u2066b̂\u2069 روی هم سه عدد می‌مانند. عمق به تنهایی چیزی نمی‌افزاید، چون \u2066W₂(W₁x + b₁) + b₂\u2069 باز وزنی ضرب در \u2066x\u2069 به اضافهٔ یک بایاس است.',
      'هر دو را روی XOR آموزش دهید. هیچ نیم‌صفحه‌ای بیش از سه گوشه از چهار گوشه را درست جدا نمی‌کند، پس با فعال‌سازی خاموش هیچ آموزشی هم نمی‌تواند. آنتروپی متقاطع حتی آنجا هم نمی‌ماند: به دلیل تقارن، کمترین مقدارش جایی است که شبکه همه جا ½ بگوید.',
      'تابع را روشن کنید تا همان وزن‌ها مرز را خم کنند: XOR، دایره‌ها و مارپیچ در دسترس قرار می‌گیرند. هر تابعی که آفین نباشد مرز را خم می‌کند، حتی ReLU که از دو تکهٔ راست ساخته شده است.',
      'اختلاف حداکثر چند میلیونیم خروجی‌هاست، اما صفر نیست. این حکم برای عددهای حقیقی دقیق است، ولی شبکه هر ضرب و هر جمع را به بیست‌وچهار رقم دودویی f32 گرد می‌کند. هر چه تنظیم کنید، اختلاف از آنچه گرد کردن مجاز می‌کند کمتر می‌ماند.',
      'دو ابر استثنا هستند: آنجا یک خط بس است و تابع چیزی نمی‌افزاید.',
      'تابع لازم است ولی کافی نیست: با شانزده لایه، tanh هم مارپیچ را یاد نمی‌گیرد. عمق دشواری‌های خودش را دارد.',
    ],
  },
};
