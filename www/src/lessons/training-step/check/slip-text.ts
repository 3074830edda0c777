import type { Catalog } from '../../../app/locale';
import type { Slip } from '../../../engine/working';

/** Names of what has to do with a slip, as finished text. */
export interface SlipNames {
  readonly bias: string;
  /** The sum of the unit, and what it hands on. */
  readonly z: string;
  readonly a: string;
  /** The activation function. */
  readonly f: string;
  readonly unit: string;
  /** What the step computes with. */
  readonly first: string;
  readonly second: string;
  /** The sum that was taken in the place of what a unit hands on, and that. */
  readonly sourceZ: string;
  readonly source: string;
  /** A weight or bias before and after the update. */
  readonly old: string;
  readonly new: string;
}

interface Messages {
  /** What happened, and what to do. */
  readonly slip: Readonly<Record<Slip, (names: SlipNames) => string>>;
  /** A slip in a few words, to be listed. */
  readonly brief: Readonly<Record<Slip, string>>;
  /** `at` is where it shows, `step` where it happened. */
  readonly here: (at: string, slip: string) => string;
  readonly before: (at: string, step: string, slip: string) => string;
  readonly also: (slips: string) => string;
}

export const catalog: Catalog<Messages> = {
  en: {
    slip: {
      forgotBias: ({ bias }) => `this is what comes out without the bias ${bias}. Add ${bias}.`,
      forgotActivation: ({ first, f }) => `this is ${first}, to which ${f} has not been applied. Apply ${f}.`,
      postActivationDerivative: ({ f, a, z }) =>
        `this is the slope of ${f} at ${a}. Take it at ${z}, the sum before the activation.`,
      forgotFactor2: () => 'the factor 2 is missing: the derivative of a square e² is 2e. Multiply by 2.',
      forgotSlope: ({ f, unit }) => `the slope of ${f} in ${unit} is missing. Multiply by it.`,
      forgotPath: ({ unit }) =>
        `${unit} feeds several units, and only one path was counted. Add what comes back along every path.`,
      transposedWeights: ({ first, second }) =>
        `row and column are mixed up, so that another connection was taken. Multiply ${first} by ${second}.`,
      usedPreActivation: ({ sourceZ, source }) =>
        `the sum ${sourceZ} was taken, where ${source} belongs, which comes after the activation. Put in ${source}.`,
      newWeight: ({ old, new: after }) =>
        `the new weight ${after} was taken. The backward pass goes through the weights before the update: take ${old}.`,
      oldWeight: ({ old, new: after }) => `the old ${old} was taken. The update is done by now: take ${after}.`,
      forgotMean: () => 'this is a sum where the mean is asked for. Divide it by how many there are.',
      forgotHalf: () => 'the factor ½ of this loss is missing. Multiply by ½.',
      tookHalf: () => 'this has a factor ½, and this loss has none. Leave it out.',
      forgotSquare: () => 'a square is missing. Look for the ² in the formula, and square there.',
      forgotTarget: () => 'this is the probability alone. Subtract the target from it.',
      forgotNormalization: () => 'this is the exponential alone. Divide it by the sum of all exponentials.',
      forgotDecay: () => 'weight decay is missing. Count in λ times the weight.',
      forgotRoot: () => 'the step was divided by a mean square, without its root. Take the root first.',
      forgotBiasCorrection: ({ first }) => `this is ${first}, not yet corrected. Divide it by 1 − βᵗ.`,
      uphillUpdate: () => 'the step was added, so it goes uphill. Subtract it.',
      forgotLearningRate: () => 'the learning rate is missing. Multiply by η before you subtract.',
      wrongSign: () => 'the size is right, and the sign is the opposite one. Look through the signs again.',
    },
    brief: {
      forgotBias: 'a forgotten bias',
      forgotActivation: 'a forgotten activation function',
      postActivationDerivative: 'a slope at the activation instead of the sum',
      forgotFactor2: 'a forgotten factor 2',
      forgotSlope: 'a forgotten slope of the activation function',
      forgotPath: 'a forgotten path',
      transposedWeights: 'row and column mixed up',
      usedPreActivation: 'a sum z in the place of an activation a',
      newWeight: 'a new weight instead of the old one',
      oldWeight: 'an old weight or bias instead of the new one',
      forgotMean: 'a sum instead of the mean',
      forgotHalf: 'a forgotten factor ½',
      tookHalf: 'a factor ½ too many',
      forgotSquare: 'a forgotten square',
      forgotTarget: 'a forgotten target',
      forgotNormalization: 'a forgotten division by the sum of the exponentials',
      forgotDecay: 'forgotten weight decay',
      forgotRoot: 'a forgotten root',
      forgotBiasCorrection: 'a forgotten bias correction',
      uphillUpdate: 'a step uphill',
      forgotLearningRate: 'a forgotten learning rate',
      wrongSign: 'a wrong sign',
    },
    here: (at, slip) => `${at}: ${slip}`,
    before: (at, step, slip) => `${at} goes wrong on the way, at ${step}: ${slip}`,
    also: (slips) => `It could also be ${slips}.`,
  },
  fa: {
    slip: {
      forgotBias: ({ bias }) => `این عدد بدون بایاس ${bias} به دست می‌آید. ${bias} را هم جمع کنید.`,
      forgotActivation: ({ first, f }) => `این خودِ ${first} است و ${f} بر آن اعمال نشده. ${f} را اعمال کنید.`,
      postActivationDerivative: ({ f, a, z }) =>
        `این شیب ${f} در ${a} است. شیب را در ${z}، یعنی مجموعِ پیش از فعال‌سازی، حساب کنید.`,
      forgotFactor2: () =>
        'ضریب 2 جا افتاده است؛ مشتق مربع، یعنی \u2066e²\u2069، برابر \u20662e\u2069 است. در 2 ضرب کنید.',
      forgotSlope: ({ f, unit }) => `شیب ${f} در ${unit} جا افتاده است. در آن ضرب کنید.`,
      forgotPath: ({ unit }) =>
        `${unit} به چند نورون می‌رسد و تنها یک مسیر به حساب آمده است. سهم همهٔ مسیرها را جمع کنید.`,
      transposedWeights: ({ first, second }) =>
        `جای سطر و ستون عوض شده و اتصال دیگری به حساب آمده است. ${first} را در ${second} ضرب کنید.`,
      usedPreActivation: ({ sourceZ, source }) =>
        `به جای ${source}، که پس از فعال‌سازی است، مجموعِ ${sourceZ} آمده. ${source} را بگذارید.`,
      newWeight: ({ old, new: after }) =>
        `وزن تازهٔ ${after} به کار رفته است. گذر رو به عقب با وزن‌های پیش از به‌روزرسانی انجام می‌شود: ${old} را بگذارید.`,
      oldWeight: ({ old, new: after }) =>
        `مقدار پیشینِ ${old} به کار رفته است. به‌روزرسانی انجام شده: ${after} را بگذارید.`,
      forgotMean: () => 'این مجموع است، اما میانگین خواسته شده. بر تعداد تقسیم کنید.',
      forgotHalf: () => 'ضریب ½ این تابع زیان جا افتاده است. در ½ ضرب کنید.',
      tookHalf: () => 'اینجا ضریب ½ آمده، اما این تابع زیان چنین ضریبی ندارد. آن را کنار بگذارید.',
      forgotSquare: () => 'مربع جا افتاده است. ببینید توان ² در کجای فرمول آمده و همان‌جا به توان دو برسانید.',
      forgotTarget: () => 'این تنها احتمال است. مقدار هدف را از آن کم کنید.',
      forgotNormalization: () => 'این تنها نمای خروجی است. آن را بر مجموع همهٔ نماها تقسیم کنید.',
      forgotDecay: () => 'کاهش وزن جا افتاده است. λ ضرب در وزن را هم به حساب آورید.',
      forgotRoot: () => 'گام بر میانگین مربع‌ها تقسیم شده است، نه بر ریشهٔ آن. نخست ریشه بگیرید.',
      forgotBiasCorrection: ({ first }) =>
        `این ${first} است که هنوز تصحیح نشده. آن را بر \u20661 − βᵗ\u2069 تقسیم کنید.`,
      uphillUpdate: () => 'گام جمع شده است و رو به بالا می‌رود. آن را کم کنید.',
      forgotLearningRate: () => 'نرخ یادگیری جا افتاده است. پیش از کم کردن، در η ضرب کنید.',
      wrongSign: () => 'اندازه درست است، اما علامت برعکس است. علامت‌ها را از نو بررسی کنید.',
    },
    brief: {
      forgotBias: 'جا افتادن بایاس',
      forgotActivation: 'جا افتادن تابع فعال‌سازی',
      postActivationDerivative: 'شیب در مقدار فعال‌سازی به جای مجموع',
      forgotFactor2: 'جا افتادن ضریب 2',
      forgotSlope: 'جا افتادن شیب تابع فعال‌سازی',
      forgotPath: 'جا افتادن یک مسیر',
      transposedWeights: 'جابه‌جایی سطر و ستون',
      usedPreActivation: 'مجموع z به جای فعال‌سازی a',
      newWeight: 'وزن تازه به جای وزن پیشین',
      oldWeight: 'وزن یا بایاس پیشین به جای تازه',
      forgotMean: 'مجموع به جای میانگین',
      forgotHalf: 'جا افتادن ضریب ½',
      tookHalf: 'ضریب ½ اضافه',
      forgotSquare: 'جا افتادن مربع',
      forgotTarget: 'جا افتادن مقدار هدف',
      forgotNormalization: 'جا افتادن تقسیم بر مجموع نماها',
      forgotDecay: 'جا افتادن کاهش وزن',
      forgotRoot: 'جا افتادن ریشه',
      forgotBiasCorrection: 'جا افتادن تصحیح بایاس',
      uphillUpdate: 'گام رو به بالا',
      forgotLearningRate: 'جا افتادن نرخ یادگیری',
      wrongSign: 'علامت نادرست',
    },
    here: (at, slip) => `${at}: ${slip}`,
    before: (at, step, slip) => `${at} پیش از این، در ${step}، نادرست شده است: ${slip}`,
    also: (slips) => `شاید هم ${slips} باشد.`,
  },
};
