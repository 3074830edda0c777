import type { Catalog } from '../../app/locale';
import type { Reduction } from '../../engine/trace';

/** What a step is called, and one sentence on why it is done. Names of values come as finished text. */
interface Messages {
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
  readonly squarePartText: string;
  readonly distance: string;
  readonly l1Text: string;
  readonly huberText: (delta: string) => string;
  readonly maximum: string;
  readonly exponential: (output: string) => string;
  readonly exponentialText: string;
  readonly total: string;
  readonly totalText: string;
  readonly probability: (output: string) => string;
  readonly sigmoidProbabilityText: string;
  readonly softmaxProbabilityText: string;
  readonly logProbability: (output: string) => string;
  readonly logProbabilityText: string;
  readonly crossEntropy: string;
  readonly crossEntropyText: string;
  readonly nllText: string;
  readonly binaryCrossEntropyText: string;
  readonly margin: (output: string) => string;
  readonly marginText: string;
  readonly reduction: Readonly<Record<Reduction, string>>;
  readonly reductionText: Readonly<Record<Reduction, string>>;
  readonly batchMean: string;
  readonly batchMeanText: string;
  readonly lossDerivative: (of: string, by: string) => string;
  readonly lossByErrorText: string;
  readonly errorByOutputText: string;
  readonly lossByLogProbText: string;
  readonly outputDerivative: (output: string) => string;
  readonly outputChainText: string;
  readonly outputProbabilityText: string;
  readonly outputMarginText: string;
  readonly slope: (name: string, unit: string) => string;
  readonly slopeText: (unit: string) => string;
  readonly slopeActive: (unit: string) => string;
  readonly slopeSilent: (unit: string) => string;
  readonly delta: (unit: string) => string;
  readonly deltaText: (z: string) => string;
  readonly deltaZeroText: (unit: string) => string;
  readonly path: (unit: string, weight: string) => string;
  readonly pathText: string;
  readonly backSum: (unit: string) => string;
  readonly backSumText: (unit: string) => string;
  readonly backOne: (unit: string) => string;
  readonly backOneText: (unit: string) => string;
  readonly weightGradient: (weight: string) => string;
  readonly weightGradientText: (source: string) => string;
  readonly weightGradientZeroSource: (source: string) => string;
  readonly weightGradientZeroDelta: (unit: string) => string;
  readonly biasGradient: (bias: string) => string;
  readonly biasGradientText: string;
  readonly batchGradient: (parameter: string) => string;
  readonly batchGradientText: string;
  readonly decay: (parameter: string) => string;
  readonly decayText: string;
  readonly firstMoment: (parameter: string) => string;
  readonly momentumText: string;
  readonly meanText: string;
  readonly secondMoment: (parameter: string) => string;
  readonly secondMomentText: string;
  readonly biasCorrection: (moment: string) => string;
  readonly biasCorrectionText: string;
  readonly update: (parameter: string) => string;
  readonly updateText: string;
  readonly updateStill: (parameter: string) => string;
  readonly updateAdamText: string;
  readonly kinkActivation: (name: string) => string;
  readonly kinkLoss: string;
  readonly saturated: string;
  readonly saturatedLoss: string;
  readonly shifted: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    product: (source, weight) => `Multiply ${source} by the weight ${weight}`,
    productText: (unit, source) => `The weight says how strongly, and with which sign, ${unit} listens to ${source}.`,
    sum: (unit) => `Add what reaches ${unit} and its bias`,
    sumText: (unit, name) => `${name} is the pre-activation: all that ${unit} hears, shifted by its bias.`,
    sumOutputText: 'The output has no activation function: the sum is the answer of the network.',
    activation: (name, unit) => `Apply ${name} in ${unit}`,
    reluPassed: (unit) => `The sum is positive, so ReLU hands it on unchanged: ${unit} is active.`,
    reluBlocked: (unit) => `The sum is not positive, so ReLU makes it 0: ${unit} is silent.`,
    activationText: (unit) => `This is what ${unit} hands on.`,
    difference: 'Compare the output with the target',
    differenceText: 'The error is target minus output: how much is missing.',
    square: 'Square the error',
    squareText:
      'The squared error, here without the factor ½. With one output, sum and mean over outputs are the same.',
    squarePartText: 'What the errors of all outputs come to is worked out next.',
    distance: 'Take the distance from the target',
    l1Text: 'The absolute error: large errors count in proportion, and not by their squares.',
    huberText: (delta) => `Huber’s loss: half of the square up to ${delta}, and a straight line beyond.`,
    maximum: 'Find the largest output',
    exponential: (output) => `Raise e to the power of ${output}`,
    exponentialText: 'That makes every output positive and keeps their order.',
    total: 'Add the exponentials',
    totalText: 'What each of them will be a share of.',
    probability: (output) => `Turn ${output} into a probability`,
    sigmoidProbabilityText: 'The sigmoid squeezes any number into the range from 0 to 1.',
    softmaxProbabilityText: 'Softmax: the share of this exponential in their sum. All shares together make 1.',
    logProbability: (output) => `Take the logarithm of the probability of ${output}`,
    logProbabilityText: 'Log-softmax: the output minus the logarithm of the sum, so that no digit is lost in between.',
    crossEntropy: 'Read off the loss',
    crossEntropyText: 'Cross-entropy: minus the logarithm of the probability of the right class.',
    nllText: 'Minus the log-probability of the right class. After log-softmax this is cross-entropy by another name.',
    binaryCrossEntropyText: 'Binary cross-entropy: how surprised this probability is by the target.',
    margin: (output) => `How much nearer than the margin does ${output} come?`,
    marginText: 'The right output should exceed every other one by the margin; what is missing counts.',
    reduction: {
      sum: 'Add the errors of all outputs',
      mean: 'Take the mean over the outputs',
      half_sum: 'Take half of the sum of squares',
    },
    reductionText: {
      sum: 'The loss is the sum over the outputs, without the factor ½.',
      mean: 'The loss is the mean over the outputs.',
      half_sum: 'The loss has the factor ½, which the derivative will cancel.',
    },
    batchMean: 'Take the mean over the samples',
    batchMeanText: 'The loss of the batch, which training makes small, is the mean of the losses of its samples.',
    lossDerivative: (of, by) => `How does ${of} change with ${by}?`,
    lossByErrorText: 'The first link of the chain: the derivative of the loss function itself.',
    errorByOutputText: 'The error is target minus output: one more in the output is one less in the error.',
    lossByLogProbText: 'The loss is minus this log-probability, and no other.',
    outputDerivative: (output) => `How does the loss change with ${output}?`,
    outputChainText: 'The chain rule: multiply the derivatives along the way.',
    outputProbabilityText:
      'Loss and probability differentiated in one: what the network holds likely minus what is true.',
    outputMarginText: 'Each output that comes nearer than the margin pulls with equal force.',
    slope: (name, unit) => `The slope of ${name} in ${unit}`,
    slopeText: (unit) => `How much a small change of the sum of ${unit} shows in its output.`,
    slopeActive: (unit) => `The sum is positive, so the slope is 1: the gradient passes ${unit} unchanged.`,
    slopeSilent: (unit) => `The sum is negative, so the slope is 0: no gradient passes ${unit}.`,
    delta: (unit) => `Go back through the activation function of ${unit}`,
    deltaText: (z) => `δ is the derivative of the loss by the sum ${z}. Every gradient of this unit begins with it.`,
    deltaZeroText: (unit) => `The slope is 0, so δ is exactly 0: ${unit} learns nothing from this sample.`,
    path: (unit, weight) => `What comes back to ${unit} along ${weight}`,
    pathText: 'δ of the unit that listens, times the weight with which it listens.',
    backSum: (unit) => `Add what comes back to ${unit}`,
    backSumText: (unit) => `${unit} feeds several units, and acts on the loss along every path: the paths add up.`,
    backOne: (unit) => `What comes back to ${unit}`,
    backOneText: (unit) => `${unit} feeds one unit only: there is one path, and nothing to add.`,
    weightGradient: (weight) => `The gradient of the weight ${weight}`,
    weightGradientText: (source) => `δ of the unit times what the weight multiplied, ${source}.`,
    weightGradientZeroSource: (source) => `${source} was 0, so the weight had no effect, and gets no gradient.`,
    weightGradientZeroDelta: (unit) => `δ of ${unit} is 0, and with it every gradient of the unit.`,
    biasGradient: (bias) => `The gradient of the bias ${bias}`,
    biasGradientText: 'A bias is added as it is: its gradient is δ itself.',
    batchGradient: (parameter) => `Take the mean of the gradients of ${parameter}`,
    batchGradientText: 'The loss of the batch is a mean over samples, and so is every gradient.',
    decay: (parameter) => `Add weight decay to the gradient of ${parameter}`,
    decayText: 'λ times the weight pulls it toward 0, as ½ λ w² in the loss would.',
    firstMoment: (parameter) => `Remember the gradient of ${parameter}`,
    momentumText: 'Momentum: a share of the velocity so far, plus the new gradient. Before the first step it is 0.',
    meanText: 'Adam’s m: a running mean of the gradients, which begins at 0.',
    secondMoment: (parameter) => `Remember the square of the gradient of ${parameter}`,
    secondMomentText: 'A running mean of the squared gradients: how large they usually are.',
    biasCorrection: (moment) => `Correct ${moment} for its beginning at 0`,
    biasCorrectionText: 'A running mean that began at 0 is too small at first: dividing by 1 − βᵗ mends exactly that.',
    update: (parameter) => `The new value of ${parameter}`,
    updateText: 'Against the gradient, by the learning rate η times its size.',
    updateStill: (parameter) => `Nothing moves ${parameter}: it stays as it is.`,
    updateAdamText: 'By about the learning rate, whatever the size of the gradient: it was divided by its usual size.',
    kinkActivation: (name) =>
      `The sum is exactly 0, where ${name} has a kink and no derivative. The convention is that of the left side: for ReLU, ReLU′(0) = 0.`,
    kinkLoss: 'This is exactly the kink of the loss, where it has no derivative. The convention is 0.',
    saturated:
      'The form with the activation is the usual one. Here the activation lies so near to its limit that its digits would be lost, so the slope is computed from the sum.',
    saturatedLoss:
      'Computed from the output itself, because the probability lies so near to 0 or 1 that digits would be lost.',
    shifted: 'The largest output is taken off first: the shares stay the same, and no exponential becomes too large.',
  },
  fa: {
    product: (source, weight) => `ضرب ${source} در وزن ${weight}`,
    productText: (unit, source) => `وزن تعیین می‌کند که ${source} با چه شدت و چه علامتی بر ${unit} اثر بگذارد.`,
    sum: (unit) => `جمع ورودی‌های وزن‌دارِ ${unit} با بایاس`,
    sumText: (unit, name) => `${name} مقدار پیش از فعال‌سازی است: مجموع آنچه به ${unit} می‌رسد، به‌علاوهٔ بایاس.`,
    sumOutputText: 'خروجی تابع فعال‌سازی ندارد؛ همین مجموع، پاسخ شبکه است.',
    activation: (name, unit) => `اعمال ${name} در ${unit}`,
    reluPassed: (unit) => `مجموع مثبت است و ReLU آن را بی‌تغییر عبور می‌دهد: ${unit} فعال است.`,
    reluBlocked: (unit) => `مجموع مثبت نیست و ReLU آن را صفر می‌کند: ${unit} خاموش است.`,
    activationText: (unit) => `این همان مقداری است که ${unit} به بعد می‌فرستد.`,
    difference: 'مقایسهٔ خروجی با مقدار هدف',
    differenceText: 'خطا برابر است با هدف منهای خروجی: آنچه تا هدف کم است.',
    square: 'به توان دو رساندن خطا',
    squareText: 'خطای مربعی، اینجا بدون ضریب ½. وقتی تنها یک خروجی داریم، مجموع و میانگین روی خروجی‌ها یکی است.',
    squarePartText: 'در گام‌های بعد از خطای همهٔ خروجی‌ها زیان ساخته می‌شود.',
    distance: 'فاصله تا مقدار هدف',
    l1Text: 'قدر مطلق خطا: خطاهای بزرگ به نسبت خودشان اثر دارند، نه به نسبت مربعشان.',
    huberText: (delta) => `زیان هوبر: تا ${delta} نصف مربع خطا و از آن پس خط راست.`,
    maximum: 'یافتن بزرگ‌ترین خروجی',
    exponential: (output) => `رساندن e به توان ${output}`,
    exponentialText: 'به این ترتیب همهٔ خروجی‌ها مثبت می‌شوند و ترتیبشان حفظ می‌شود.',
    total: 'جمع نماها',
    totalText: 'هر احتمال سهمی از همین مجموع خواهد بود.',
    probability: (output) => `تبدیل ${output} به احتمال`,
    sigmoidProbabilityText: 'سیگموئید هر عددی را به بازهٔ صفر تا یک می‌برد.',
    softmaxProbabilityText: 'سافت‌مکس: سهم این نما از مجموع نماها. جمع همهٔ سهم‌ها یک است.',
    logProbability: (output) => `لگاریتم احتمالِ ${output}`,
    logProbabilityText: 'لگ‌سافت‌مکس: خروجی منهای لگاریتم مجموع، تا در این میان رقمی از دست نرود.',
    crossEntropy: 'محاسبهٔ زیان',
    crossEntropyText: 'آنتروپی متقاطع: منفیِ لگاریتمِ احتمالی که شبکه به کلاس درست داده است.',
    nllText: 'منفیِ لگاریتمِ احتمال کلاس درست. پس از لگ‌سافت‌مکس، این همان آنتروپی متقاطع است با نامی دیگر.',
    binaryCrossEntropyText: 'آنتروپی متقاطع دودویی: این احتمال چقدر با مقدار هدف ناسازگار است.',
    margin: (output) => `${output} چقدر بیش از حاشیه نزدیک شده است؟`,
    marginText: 'خروجی درست باید از هر خروجی دیگر به‌اندازهٔ حاشیه بزرگ‌تر باشد؛ آنچه کم است به حساب می‌آید.',
    reduction: {
      sum: 'جمع خطاهای همهٔ خروجی‌ها',
      mean: 'میانگین روی خروجی‌ها',
      half_sum: 'نصف مجموع مربع‌ها',
    },
    reductionText: {
      sum: 'تابع زیان مجموع روی خروجی‌هاست، بدون ضریب ½.',
      mean: 'تابع زیان میانگین روی خروجی‌هاست.',
      half_sum: 'تابع زیان ضریب ½ دارد که هنگام مشتق‌گیری ساده می‌شود.',
    },
    batchMean: 'میانگین روی نمونه‌ها',
    batchMeanText: 'زیان دسته، که آموزش آن را کم می‌کند، میانگین زیانِ نمونه‌های آن است.',
    lossDerivative: (of, by) => `${of} با تغییر ${by} چگونه تغییر می‌کند؟`,
    lossByErrorText: 'حلقهٔ اول زنجیره: مشتق خودِ تابع زیان.',
    errorByOutputText: 'خطا یعنی هدف منهای خروجی: هرچه خروجی بیشتر شود، خطا همان‌قدر کم می‌شود.',
    lossByLogProbText: 'زیان، منفیِ همین لگاریتمِ احتمال است و به بقیه بستگی ندارد.',
    outputDerivative: (output) => `زیان با تغییر ${output} چگونه تغییر می‌کند؟`,
    outputChainText: 'قاعدهٔ زنجیره‌ای: مشتق‌های سر راه در هم ضرب می‌شوند.',
    outputProbabilityText: 'مشتق زیان و احتمال با هم: آنچه شبکه محتمل می‌داند منهای آنچه درست است.',
    outputMarginText: 'هر خروجی که بیش از حاشیه نزدیک شده باشد با نیرویی یکسان اثر می‌گذارد.',
    slope: (name, unit) => `شیب ${name} در ${unit}`,
    slopeText: (unit) => `تغییری کوچک در مجموعِ ${unit} چقدر در خروجی‌اش دیده می‌شود.`,
    slopeActive: (unit) => `مجموع مثبت است، پس شیب یک است: گرادیان بی‌تغییر از ${unit} می‌گذرد.`,
    slopeSilent: (unit) => `مجموع منفی است، پس شیب صفر است: هیچ گرادیانی از ${unit} نمی‌گذرد.`,
    delta: (unit) => `بازگشت از تابع فعال‌سازیِ ${unit}`,
    deltaText: (z) => `δ مشتق زیان نسبت به مجموعِ ${z} است. همهٔ گرادیان‌های این نورون از آن آغاز می‌شوند.`,
    deltaZeroText: (unit) => `شیب صفر است، پس δ دقیقاً صفر است: ${unit} از این نمونه چیزی یاد نمی‌گیرد.`,
    path: (unit, weight) => `آنچه از راه ${weight} به ${unit} بازمی‌گردد`,
    pathText: 'δ نورونی که گوش می‌دهد، ضرب در وزنی که با آن گوش می‌دهد.',
    backSum: (unit) => `جمع آنچه به ${unit} بازمی‌گردد`,
    backSumText: (unit) => `${unit} به چند نورون می‌رسد و از هر مسیر بر زیان اثر دارد: سهم مسیرها با هم جمع می‌شود.`,
    backOne: (unit) => `آنچه به ${unit} بازمی‌گردد`,
    backOneText: (unit) => `${unit} تنها به یک نورون می‌رسد: یک مسیر هست و چیزی برای جمع کردن نیست.`,
    weightGradient: (weight) => `گرادیان وزن ${weight}`,
    weightGradientText: (source) => `δ نورون، ضرب در آنچه وزن در آن ضرب شده بود، یعنی ${source}.`,
    weightGradientZeroSource: (source) => `${source} صفر بود؛ پس وزن اثری نداشت و گرادیانی هم نمی‌گیرد.`,
    weightGradientZeroDelta: (unit) => `δ در ${unit} صفر است و با آن همهٔ گرادیان‌های این نورون.`,
    biasGradient: (bias) => `گرادیان بایاس ${bias}`,
    biasGradientText: 'بایاس همان‌طور که هست جمع می‌شود: گرادیانش خودِ δ است.',
    batchGradient: (parameter) => `میانگین گرادیان‌های ${parameter}`,
    batchGradientText: 'زیان دسته میانگینی روی نمونه‌هاست، پس هر گرادیان هم میانگین است.',
    decay: (parameter) => `افزودن کاهش وزن به گرادیان ${parameter}`,
    decayText: 'λ ضرب در وزن، آن را به سوی صفر می‌کشد؛ چنان که ½ λ w² در تابع زیان می‌کرد.',
    firstMoment: (parameter) => `به خاطر سپردن گرادیان ${parameter}`,
    momentumText: 'تکانه: بخشی از سرعت تا اینجا، به‌علاوهٔ گرادیان تازه. پیش از گام نخست صفر است.',
    meanText: 'm در Adam: میانگین متحرک گرادیان‌ها که از صفر آغاز می‌شود.',
    secondMoment: (parameter) => `به خاطر سپردن مربع گرادیان ${parameter}`,
    secondMomentText: 'میانگین متحرک مربع گرادیان‌ها: اینکه معمولاً چه اندازه‌اند.',
    biasCorrection: (moment) => `تصحیح ${moment} به سبب آغاز از صفر`,
    biasCorrectionText: 'میانگینی که از صفر آغاز شده در آغاز کوچک است؛ تقسیم بر 1 − βᵗ دقیقاً همین را جبران می‌کند.',
    update: (parameter) => `مقدار تازهٔ ${parameter}`,
    updateText: 'در خلاف جهت گرادیان، به‌اندازهٔ نرخ یادگیری η ضرب در اندازهٔ آن.',
    updateStill: (parameter) => `چیزی ${parameter} را جابه‌جا نمی‌کند: همان می‌ماند که بود.`,
    updateAdamText: 'کمابیش به‌اندازهٔ نرخ یادگیری، گرادیان هرچه باشد: بر اندازهٔ معمولش تقسیم شده است.',
    kinkActivation: (name) =>
      `مجموع دقیقاً صفر است، جایی که ${name} شکستگی دارد و مشتق ندارد. قرارداد، مشتق سمت چپ است: برای ReLU یعنی \u2066ReLU′(0) = 0\u2069.`,
    kinkLoss: 'اینجا دقیقاً شکستگیِ تابع زیان است، جایی که مشتق ندارد. قرارداد، مقدار صفر است.',
    saturated:
      'شکل معمول، با مقدار فعال‌سازی نوشته می‌شود. اینجا فعال‌سازی آن‌قدر به حد خود نزدیک است که رقم‌هایش از دست می‌رفت؛ پس شیب از خودِ مجموع حساب شده است.',
    saturatedLoss: 'از خودِ خروجی حساب شده است، چون احتمال آن‌قدر به صفر یا یک نزدیک است که رقم‌هایش از دست می‌رفت.',
    shifted: 'نخست بزرگ‌ترین خروجی از همه کم می‌شود: سهم‌ها همان می‌مانند و هیچ نمایی بیش از حد بزرگ نمی‌شود.',
  },
};
