import { formula } from '../../../base/numbers';
import type { Messages } from '../../../lessons/training-step/check/slip-text';

const text: Messages = {
  slip: {
    forgotBias: ({ bias }) => `این عدد بدون بایاس ${bias} به دست می‌آید. ${bias} را هم جمع کنید.`,
    forgotActivation: ({ first, f }) => `این خودِ ${first} است و ${f} بر آن اعمال نشده. ${f} را اعمال کنید.`,
    postActivationDerivative: ({ f, a, z }) =>
      `این شیب ${f} در ${a} است. شیب را در ${z}، یعنی مجموعِ پیش از فعال‌سازی، حساب کنید.`,
    forgotFactor2: () =>
      `ضریب ${formula('2')} جا افتاده است؛ مشتق مربع، یعنی \u2066e²\u2069، برابر ${formula('2e')} است. در ${formula('2')} ضرب کنید.`,
    forgotSlope: ({ f, unit }) => `شیب ${f} در ${unit} جا افتاده است. در آن ضرب کنید.`,
    forgotPath: ({ unit }) => `${unit} به چند نورون می‌رسد و تنها یک مسیر به حساب آمده است. سهم همهٔ مسیرها را جمع کنید.`,
    transposedWeights: ({ first, second }) =>
      `جای سطر و ستون عوض شده و اتصال دیگری به حساب آمده است. ${first} را در ${second} ضرب کنید.`,
    usedPreActivation: ({ sourceZ, source }) =>
      `به جای ${source}، که پس از فعال‌سازی است، مجموعِ ${sourceZ} آمده. ${source} را بگذارید.`,
    newWeight: ({ old, new: after }) =>
      `وزن تازهٔ ${after} به کار رفته است. گذر رو به عقب با وزن‌های پیش از به‌روزرسانی انجام می‌شود: ${old} را بگذارید.`,
    oldWeight: ({ old, new: after }) =>
      `مقدار پیشینِ ${old} به کار رفته است. به‌روزرسانی انجام شده: ${after} را بگذارید.`,
    forgotMean: () => 'این مجموع است، اما میانگین خواسته شده. بر تعداد تقسیم کنید.',
    tookMean: () => 'این میانگین روی خروجی‌هاست، ولی زیان جمع آن‌هاست. تقسیم نکنید.',
    decimalLogarithm: () =>
      'اینجا \u2066log₁₀\u2069 به کار رفته است. زیان لگاریتم طبیعی دارد: از \u2066ln\u2069 استفاده کنید.',
    squaredError: () => 'این مربع خطاست. زیان، آنتروپی متقاطع است: منفیِ لگاریتم احتمال را بگیرید.',
    slopeTwice: ({ f, unit }) => `شیب ${f} در ${unit} دو بار ضرب شده است. یک بار ضرب کنید.`,
    forgotHalf: () => 'ضریب ½ این تابع زیان جا افتاده است. در ½ ضرب کنید.',
    tookHalf: () => 'اینجا ضریب ½ آمده، اما این تابع زیان چنین ضریبی ندارد. آن را کنار بگذارید.',
    forgotSquare: () => 'مربع جا افتاده است. ببینید توان ² در کجای فرمول آمده و همان‌جا به توان دو برسانید.',
    forgotTarget: () => 'این تنها احتمال است. مقدار هدف را از آن کم کنید.',
    forgotNormalization: () => 'این تنها نمایی خروجی است. آن را بر مجموع همهٔ نمایی‌ها تقسیم کنید.',
    forgotDecay: () => 'میرایی وزن جا افتاده است. λ ضرب در وزن را هم به حساب آورید.',
    forgotRoot: () => 'گام بر میانگین مربع‌ها تقسیم شده است، نه بر جذر آن. نخست جذر بگیرید.',
    forgotBiasCorrection: ({ first }) =>
      `این ${first} است که هنوز تصحیح نشده. آن را بر ${formula('1 − βᵗ')} تقسیم کنید.`,
    uphillUpdate: () => 'گام جمع شده است و رو به بالا می‌رود. آن را کم کنید.',
    forgotLearningRate: () => 'نرخ یادگیری جا افتاده است. پیش از کم کردن، در η ضرب کنید.',
    wrongSign: () => 'اندازه درست است، اما علامت برعکس است. علامت‌ها را از نو بررسی کنید.',
  },
  get brief() {
    return {
      forgotBias: 'جا افتادن بایاس',
      forgotActivation: 'جا افتادن تابع فعال‌سازی',
      postActivationDerivative: 'شیب در مقدار فعال‌سازی به جای مجموع',
      forgotFactor2: `جا افتادن ضریب 2`,
      forgotSlope: 'جا افتادن شیب تابع فعال‌سازی',
      forgotPath: 'جا افتادن یک مسیر',
      transposedWeights: 'جابه‌جایی سطر و ستون',
      usedPreActivation: 'مجموع z به جای فعال‌سازی a',
      newWeight: 'وزن تازه به جای وزن پیشین',
      oldWeight: 'وزن یا بایاس پیشین به جای تازه',
      forgotMean: 'مجموع به جای میانگین',
      tookMean: 'میانگین به جای جمع',
      decimalLogarithm: '\u2066log₁₀\u2069 به جای \u2066ln\u2069',
      squaredError: 'مربع خطا به جای آنتروپی متقاطع',
      slopeTwice: 'شیبی که دو بار ضرب شده است',
      forgotHalf: 'جا افتادن ضریب ½',
      tookHalf: 'ضریب ½ اضافه',
      forgotSquare: 'جا افتادن مربع',
      forgotTarget: 'جا افتادن مقدار هدف',
      forgotNormalization: 'جا افتادن تقسیم بر مجموع نمایی‌ها',
      forgotDecay: 'جا افتادن میرایی وزن',
      forgotRoot: 'جا افتادن جذر',
      forgotBiasCorrection: 'جا افتادن تصحیح بایاس',
      uphillUpdate: 'گام رو به بالا',
      forgotLearningRate: 'جا افتادن نرخ یادگیری',
      wrongSign: 'علامت نادرست',
    };
  },
  here: (at, slip) => `${at}: ${slip}`,
  before: (at, step, slip) => `${at} پیش از این، در ${step}، نادرست شده است: ${slip}`,
  also: (slips) => `شاید هم ${slips} باشد.`,
};

export default text;
