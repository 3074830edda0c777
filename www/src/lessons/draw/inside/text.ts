import type { Catalog } from '../../../app/locale';
import type { PixelMap } from '../views';

export interface Messages {
  readonly hint: string;
  readonly outputs: string;
  readonly outputsLead: string;
  readonly output: (digit: string, logit: string, percent: string) => string;
  readonly follow: string;
  readonly map: string;
  readonly mapOf: (digit: string) => string;
  readonly maps: Readonly<Record<PixelMap, string>>;
  readonly mapTexts: Readonly<Record<PixelMap, (patch: string) => string>>;
  readonly mapLabel: (map: string, digit: string) => string;
  readonly speaksFor: (digit: string) => string;
  readonly speaksAgainst: (digit: string) => string;
  readonly inkFor: string;
  readonly inkAgainst: string;
  readonly biases: string;
  readonly logitOf: (digit: string) => string;
  readonly addsUp: string;
  readonly layers: string;
  readonly layersLead: (digit: string) => string;
  readonly strip: (layer: string, open: string, all: string) => string;
  readonly noUnit: string;
  readonly unit: (layer: string, unit: string) => string;
  readonly shortUnit: (unit: string) => string;
  readonly place: (unit: string, place: string, all: string) => string;
  readonly sumOf: (digit: string) => string;
  readonly others: (n: string) => string;
  readonly bias: string;
  readonly close: string;
  readonly weights: readonly [first: string, second: string];
  readonly products: string;
  readonly raises: string;
  readonly lowers: string;
  readonly openBiases: string;
  readonly sum: string;
  readonly bySenders: string;
  readonly byPixels: string;
  readonly sends: (sent: string) => string;
  readonly shut: string;
  readonly toUnits: string;
  readonly toDigits: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    hint: 'Draw a digit or take a sample: its way through the network shows here.',
    outputs: 'Ten outputs',
    outputsLead:
      'The last layer gives each digit a number, its logit; softmax makes probabilities of them. Choose one.',
    output: (digit, logit, percent) => `${digit}: logit ${logit}, ${percent}`,
    follow: 'Follow the answer',
    map: 'How the pixels are looked at',
    mapOf: (digit) => `The ink and the ${digit}`,
    maps: { contribution: 'Contribution', gradient: 'Gradient', occlusion: 'Covering' },
    mapTexts: {
      contribution: () =>
        'What each pixel has added: gradient × ink. For one picture a network of ReLUs is linear, so pixels and biases add up to the logit with nothing left over.',
      gradient: () => 'How the logit would follow each pixel (its gradient), also where there is no ink.',
      occlusion: (patch) =>
        `A patch of paper, ${patch} pixels, is laid over each place of the picture: so much the logit then falls.`,
    },
    mapLabel: (map, digit) => `${map}, seen from ${digit}, as a square picture of pixels`,
    speaksFor: (digit) => `speaks for ${digit}`,
    speaksAgainst: (digit) => `speaks against ${digit}`,
    inkFor: 'ink that speaks for it',
    inkAgainst: 'ink that speaks against it',
    biases: 'biases on the open ways',
    logitOf: (digit) => `logit of ${digit}`,
    addsUp: 'Rounded so that the numbers add up as they stand.',
    layers: 'Two hidden layers',
    layersLead: (digit) =>
      `Each cell is a unit; a strong color sends much. They stand in the order of what they contribute to the logit of ${digit}: first those that speak for it, last those that speak against it. Choose one, by pointer or arrow keys.`,
    strip: (layer, open, all) => `Layer ${layer}: ${open} of ${all} units send something on`,
    noUnit: 'no unit is chosen',
    unit: (layer, unit) => `Unit ${unit} of layer ${layer}`,
    shortUnit: (unit) => `unit ${unit}`,
    place: (unit, place, all) => `unit ${unit}, at place ${place} of ${all}`,
    sumOf: (digit) => `Layer 2 makes the logit of ${digit}: weight × what the unit sends`,
    others: (n) => `the other ${n} units together`,
    bias: 'bias',
    close: 'Close',
    weights: [
      'What it listens to: its weights',
      'What it listens to, through the units of layer 1 that are open: the gradient of its sum',
    ],
    products: 'Weight × ink, for this drawing',
    raises: 'ink that raises its sum',
    lowers: 'ink that lowers its sum',
    openBiases: 'biases: its own, and those of open units before it',
    sum: 'its sum',
    bySenders: 'The same sum by units of layer 1: weight × what they send',
    byPixels: 'Its sum by pixels',
    sends: (sent) => `ReLU: the sum is above 0, so it sends on ${sent}.`,
    shut: 'ReLU: the sum is not above 0, so it sends 0, and nobody hears it.',
    toUnits: 'Who in layer 2 hears it most, and how much it adds there',
    toDigits: 'What it adds to each logit',
  },
  fa: {
    hint: 'رقمی بکشید یا نمونه‌ای بردارید تا راهش در شبکه اینجا دیده شود.',
    outputs: 'ده خروجی',
    outputsLead:
      'لایهٔ آخر به هر رقم عددی می‌دهد که لاجیت آن رقم است؛ سافت‌مکس از لاجیت‌ها احتمال می‌سازد. یکی را برگزینید.',
    output: (digit, logit, percent) => `${digit}: لاجیت ${logit}، ${percent}`,
    follow: 'دنبال کردن پاسخ شبکه',
    map: 'نگاه به پیکسل‌ها',
    mapOf: (digit) => `جوهر و رقم ${digit}`,
    maps: { contribution: 'سهم', gradient: 'گرادیان', occlusion: 'پوشاندن' },
    mapTexts: {
      contribution: () =>
        'آنچه هر پیکسل افزوده است: گرادیان × جوهر. شبکهٔ ReLU برای یک تصویر خطی است؛ پس جمع پیکسل‌ها و بایاس‌ها بی‌کم‌وکاست همان لاجیت است.',
      gradient: () => 'لاجیت با هر پیکسل چگونه تغییر می‌کند (گرادیان آن)، حتی جایی که جوهری نیست.',
      occlusion: (patch) => `تکه‌کاغذی به اندازهٔ ${patch} پیکسل روی هر جای تصویر گذاشته می‌شود: لاجیت این اندازه می‌افتد.`,
    },
    mapLabel: (map, digit) => `${map} از دید ${digit}، تصویری مربع از پیکسل‌ها`,
    speaksFor: (digit) => `به سود ${digit}`,
    speaksAgainst: (digit) => `به زیان ${digit}`,
    inkFor: 'جوهری که به سود آن است',
    inkAgainst: 'جوهری که به زیان آن است',
    biases: 'بایاس‌های راه‌های باز',
    logitOf: (digit) => `لاجیت ${digit}`,
    addsUp: 'عددها چنان گرد شده‌اند که جمعشان همان‌گونه که نوشته شده درست باشد.',
    layers: 'دو لایهٔ پنهان',
    layersLead: (digit) =>
      `هر خانه یک واحد است و رنگ پررنگ یعنی بسیار می‌فرستد. ترتیبشان سهم آن‌ها در لاجیت ${digit} است: نخست آن‌ها که به سودش هستند و در پایان آن‌ها که به زیانش. یکی را با اشاره‌گر یا کلیدهای جهت‌نما برگزینید.`,
    strip: (layer, open, all) => `لایهٔ ${layer}: از ${all} واحد، ${open} واحد چیزی می‌فرستند`,
    noUnit: 'واحدی برگزیده نشده',
    unit: (layer, unit) => `واحد ${unit} از لایهٔ ${layer}`,
    shortUnit: (unit) => `واحد ${unit}`,
    place: (unit, place, all) => `واحد ${unit}، در جای ${place} از ${all}`,
    sumOf: (digit) => `لایهٔ دوم لاجیت ${digit} را می‌سازد: وزن × آنچه واحد می‌فرستد`,
    others: (n) => `${n} واحد دیگر روی هم`,
    bias: 'بایاس',
    close: 'بستن',
    weights: ['به چه گوش می‌دهد: وزن‌هایش', 'به چه گوش می‌دهد، از راه واحدهای باز لایهٔ نخست: گرادیان مجموعش'],
    products: 'وزن × جوهر، برای همین نقاشی',
    raises: 'جوهری که مجموع را بالا می‌برد',
    lowers: 'جوهری که مجموع را پایین می‌آورد',
    openBiases: 'بایاس‌ها: از خودش و از واحدهای باز پیش از آن',
    sum: 'مجموعش',
    bySenders: 'همان مجموع از دید واحدهای لایهٔ نخست: وزن × آنچه می‌فرستند',
    byPixels: 'مجموعش از دید پیکسل‌ها',
    sends: (sent) => `تابع ReLU: مجموع بالای صفر است، پس ${sent} را می‌فرستد.`,
    shut: 'تابع ReLU: مجموع بالای صفر نیست، پس صفر می‌فرستد و کسی آن را نمی‌شنود.',
    toUnits: 'در لایهٔ دوم چه کسی بیشتر آن را می‌شنود، و آنجا چه می‌افزاید',
    toDigits: 'به هر لاجیت چه می‌افزاید',
  },
};
