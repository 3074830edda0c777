import type { Catalog } from '../../app/locale';
import type { PartName, SetName } from '../../engine/images';
import type { DataName, LossName, OptimizerName, tries } from './state';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly data: string;
  readonly dataNames: Readonly<Record<DataName, string>>;
  readonly looking: string;
  readonly counts: (train: string, test: string) => string;
  readonly firstImages: string;
  readonly absent: (name: string) => string;
  readonly filesAbsent: string;
  readonly download: (size: string) => string;
  readonly downloadFrom: string;
  readonly coming: (done: string, total: string) => string;
  readonly cancel: string;
  readonly again: string;
  readonly choose: string;
  readonly drop: string;
  readonly taken: (part: string, n: string) => string;
  readonly missing: string;
  readonly comma: string;
  readonly parts: Readonly<Record<PartName, string>>;
  readonly classes: Readonly<Record<SetName, readonly string[]>>;
  readonly layers: string;
  readonly units: string;
  readonly function: string;
  readonly loss: string;
  readonly losses: Readonly<Record<LossName, string>>;
  readonly optimizer: string;
  readonly optimizers: Readonly<Record<OptimizerName, string>>;
  readonly rate: string;
  readonly batch: string;
  readonly epochs: string;
  readonly seed: string;
  readonly settings: string;
  readonly train: string;
  readonly trainAnew: string;
  readonly pause: string;
  readonly goOn: string;
  readonly step: string;
  readonly reset: string;
  readonly keptTraining: (name: string, epoch: string, nEpochs: string) => string;
  readonly keptOver: (name: string, nEpochs: string) => string;
  readonly resume: string;
  readonly show: string;
  readonly forget: string;
  readonly showRecorded: string;
  readonly recordedHint: string;
  readonly noRecording: string;
  readonly recorded: (data: string, seed: string) => string;
  readonly network: string;
  readonly nextNetwork: string;
  readonly parameters: string;
  readonly epoch: string;
  readonly of: (n: string, total: string) => string;
  readonly updates: string;
  readonly trainLoss: string;
  readonly testLoss: string;
  readonly testAccuracy: string;
  readonly bestEpoch: string;
  readonly ratio: string;
  readonly perUpdate: string;
  readonly timeLeft: string;
  readonly milliseconds: (n: string) => string;
  readonly seconds: (n: string) => string;
  readonly minutes: (n: string) => string;
  readonly testing: string;
  readonly isKept: string;
  readonly lossesLabel: string;
  readonly accuracyLabel: string;
  readonly updatesAxis: string;
  readonly lossAxis: string;
  readonly accuracyAxis: string;
  readonly batchLoss: (n: string) => string;
  readonly oneBatchLoss: string;
  readonly bestRule: (epoch: string) => string;
  readonly atUpdate: (step: string) => string;
  readonly atEpoch: (epoch: string, step: string) => string;
  readonly csvEpochs: string;
  readonly csvBatches: string;
  readonly results: string;
  readonly noResults: string;
  readonly lookNow: string;
  readonly resultsAfter: (step: string) => string;
  readonly confusion: string;
  readonly confusionHint: string;
  readonly right: string;
  readonly predicted: string;
  readonly cell: (n: string, label: string, predicted: string) => string;
  readonly perClass: string;
  readonly takenFor: string;
  readonly surest: string;
  readonly noMistake: string;
  readonly opened: (label: string, predicted: string) => string;
  readonly backToMistakes: string;
  readonly sample: (label: string, predicted: string) => string;
  readonly probabilities: string;
  readonly neurons: string;
  readonly neuronsHint: string;
  readonly neuron: (n: string) => string;
  readonly takeAway: string;
  readonly weightsFile: string;
  readonly runFile: string;
  readonly loadWeights: string;
  readonly arrow: string;
  readonly script: string;
  readonly takeAwayHint: string;
  readonly notice: readonly string[];
}

export const catalog: Catalog<Messages> = {
  en: {
    claim: 'A network that is trained for long enough learns its training images by heart.',
    tries: {
      quick: 'Digits drawn by rule, in seconds',
      assignment: 'The assignment: 784-600-600-10',
      overfit: 'Overfit on purpose: 1500-1500, 40 epochs',
    },
    data: 'Images',
    dataNames: { digits: 'Digits drawn by rule', mnist: 'MNIST', fashion_mnist: 'Fashion-MNIST', files: 'Your files' },
    looking: 'Getting the images …',
    counts: (train, test) => `${train} images to learn from, ${test} others to be tested with.`,
    firstImages: 'The first images to learn from',
    absent: (name) => `${name} is not in this browser yet.`,
    filesAbsent: 'Four IDX files, raw or .gz: images and labels, with train or t10k in their names.',
    download: (size) => `Download ${size}`,
    downloadFrom: 'from',
    coming: (done, total) => `${done} of ${total}`,
    cancel: 'Cancel',
    again: 'Try again',
    choose: 'Choose files …',
    drop: 'or drop the four files here (.gz or raw).',
    taken: (part, n) => `${part}: ${n}`,
    missing: 'Still missing:',
    comma: ', ',
    parts: {
      train_images: 'training images',
      train_labels: 'training labels',
      test_images: 'test images',
      test_labels: 'test labels',
    },
    classes: {
      mnist: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      fashion_mnist: [
        'T-shirt',
        'trousers',
        'pullover',
        'dress',
        'coat',
        'sandal',
        'shirt',
        'sneaker',
        'bag',
        'ankle boot',
      ],
    },
    layers: 'Hidden layers',
    units: 'Units in each',
    function: 'Activation',
    loss: 'Loss',
    losses: {
      softmax_cross_entropy: 'cross-entropy',
      log_softmax_nll: 'log-softmax, then NLL',
      log_softmax_cross_entropy: 'log-softmax, then cross-entropy',
    },
    optimizer: 'Optimizer',
    optimizers: { adam: 'Adam', sgd: 'SGD' },
    rate: 'Learning rate',
    batch: 'Batch',
    epochs: 'Epochs',
    seed: 'Other weights and order',
    settings: 'Learning',
    train: 'Train',
    trainAnew: 'Train anew',
    pause: 'Pause',
    goOn: 'Go on',
    step: 'One update',
    reset: 'Reset',
    keptTraining: (name, epoch, nEpochs) => `A training on ${name} is kept here, after epoch ${epoch} of ${nEpochs}.`,
    keptOver: (name, nEpochs) => `A finished training on ${name} is kept here, of ${nEpochs} epochs.`,
    resume: 'Go on with it',
    show: 'Show it',
    forget: 'Throw it away',
    showRecorded: 'Show our recorded training',
    recordedHint: 'for machines that are too slow for it',
    noRecording: 'This site has no recording of it.',
    recorded: (data, seed) => `Recorded, not trained here: ${data}, seed ${seed}, made by`,
    network: 'Network',
    nextNetwork: 'To be trained',
    parameters: 'Parameters',
    epoch: 'Epoch',
    of: (n, total) => `${n} of ${total}`,
    updates: 'Updates',
    trainLoss: 'Training loss',
    testLoss: 'Test loss',
    testAccuracy: 'Test accuracy',
    bestEpoch: 'Least test loss in epoch',
    ratio: 'Test loss / training loss',
    perUpdate: 'Time of an update',
    timeLeft: 'Time left',
    milliseconds: (n) => `${n} ms`,
    seconds: (n) => `${n} s`,
    minutes: (n) => `${n} min`,
    testing: 'The test images are being looked at.',
    isKept: 'It is kept in this browser as it is now.',
    lossesLabel: 'Training and test loss over the updates',
    accuracyLabel: 'Test accuracy over the updates',
    updatesAxis: 'Updates',
    lossAxis: 'Loss',
    accuracyAxis: 'Accuracy',
    batchLoss: (n) => `Batch loss (mean of ${n})`,
    oneBatchLoss: 'Batch loss',
    bestRule: (epoch) => `least, epoch ${epoch}`,
    atUpdate: (step) => `Update ${step}`,
    atEpoch: (epoch, step) => `Epoch ${epoch} (update ${step})`,
    csvEpochs: 'CSV (epochs)',
    csvBatches: 'CSV (batches)',
    results: 'What the network makes of the test images',
    noResults: 'Train the network, and look at its answers here: at the end, or whenever it is paused.',
    lookNow: 'Look now',
    resultsAfter: (step) => `After ${step} updates.`,
    confusion: 'What is taken for what',
    confusionHint: 'A row for each true class, a column for each answer. Choose a cell to see its images.',
    right: 'True class',
    predicted: 'Answer',
    cell: (n, label, predicted) => `${n} of class ${label} taken for ${predicted}`,
    perClass: 'Accuracy of each class',
    takenFor: 'most often taken for',
    surest: 'Wrong, and surest of it',
    noMistake: 'There is no mistake among the test images.',
    opened: (label, predicted) => `Class ${label}, taken for ${predicted}`,
    backToMistakes: 'Back to the surest mistakes',
    sample: (label, predicted) => `${label}, taken for ${predicted}`,
    probabilities: 'What the network holds probable',
    neurons: 'What the first layer listens to',
    neuronsHint: 'The weights of the neurons with the largest ones: blue adds where there is ink, orange subtracts.',
    neuron: (n) => `Weights of neuron ${n}`,
    takeAway: 'Take it with you',
    weightsFile: 'Weights (.safetensors)',
    runFile: 'Settings and losses (.json)',
    loadWeights: 'Load weights (.safetensors) …',
    arrow: '→',
    script: 'PyTorch script (.py)',
    takeAwayHint: 'The script loads the weights in PyTorch and measures the test accuracy again.',
    notice: [
      'The training loss is the mean over an epoch, each batch with the weights of its time; the test loss is measured after the epoch. So early on the test loss may be the smaller one.',
      'Where the test loss stops falling while the training loss goes on, the network begins to learn by heart. The line marks the epoch with the least test loss.',
      'A growing test loss and a steady accuracy go together: the network becomes surer, also of its mistakes. See the surest ones below.',
      'Log-softmax before cross-entropy changes nothing but rounding: log-softmax of log-softmax is log-softmax.',
      'A training that is paused or loaded again goes on with the very bits that it would have had.',
    ],
  },
  fa: {
    claim: 'شبکه‌ای که به اندازهٔ کافی آموزش ببیند، تصویرهای آموزشی را از بر می‌کند.',
    tries: {
      quick: 'رقم‌های ساختگی، در چند ثانیه',
      assignment: 'تمرین درس: \u2066784-600-600-10\u2069',
      overfit: 'بیش‌برازش عمدی: \u20661500-1500\u2069، چهل دوره',
    },
    data: 'تصویرها',
    dataNames: { digits: 'رقم‌های ساختگی', mnist: 'MNIST', fashion_mnist: 'Fashion-MNIST', files: 'فایل‌های شما' },
    looking: 'تصویرها آماده می‌شوند …',
    counts: (train, test) => `${train} تصویر برای آموزش و ${test} تصویر دیگر برای آزمون.`,
    firstImages: 'نخستین تصویرهای آموزشی',
    absent: (name) => `\u2068${name}\u2069 هنوز در این مرورگر نیست.`,
    filesAbsent:
      'چهار فایل IDX، خام یا \u2066.gz\u2069: تصویرها و برچسب‌ها، با \u2066train\u2069 یا \u2066t10k\u2069 در نامشان.',
    download: (size) => `بارگیری \u2066${size}\u2069`,
    downloadFrom: 'از',
    coming: (done, total) => `\u2066${done}\u2069 از \u2066${total}\u2069`,
    cancel: 'لغو',
    again: 'تلاش دوباره',
    choose: 'انتخاب فایل …',
    drop: 'یا چهار فایل را اینجا رها کنید (\u2066.gz\u2069 یا خام).',
    taken: (part, n) => `${part}: ${n}`,
    missing: 'هنوز لازم است:',
    comma: '، ',
    parts: {
      train_images: 'تصویرهای آموزش',
      train_labels: 'برچسب‌های آموزش',
      test_images: 'تصویرهای آزمون',
      test_labels: 'برچسب‌های آزمون',
    },
    classes: {
      mnist: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      fashion_mnist: [
        'تی‌شرت',
        'شلوار',
        'پلیور',
        'پیراهن زنانه',
        'پالتو',
        'صندل',
        'پیراهن',
        'کفش ورزشی',
        'کیف',
        'نیم‌بوت',
      ],
    },
    layers: 'لایه‌های پنهان',
    units: 'واحد در هر لایه',
    function: 'تابع فعال‌سازی',
    loss: 'تابع زیان',
    losses: {
      softmax_cross_entropy: 'آنتروپی متقاطع',
      log_softmax_nll: 'لگاریتم سافت‌مکس و سپس NLL',
      log_softmax_cross_entropy: 'لگاریتم سافت‌مکس و سپس آنتروپی متقاطع',
    },
    optimizer: 'بهینه‌ساز',
    optimizers: { adam: 'Adam', sgd: 'SGD' },
    rate: 'نرخ یادگیری',
    batch: 'اندازهٔ دسته',
    epochs: 'دوره‌ها',
    seed: 'وزن‌ها و ترتیبی دیگر',
    settings: 'یادگیری',
    train: 'آموزش',
    trainAnew: 'آموزش از نو',
    pause: 'مکث',
    goOn: 'ادامه',
    step: 'یک به‌روزرسانی',
    reset: 'بازنشانی',
    keptTraining: (name, epoch, nEpochs) =>
      `آموزشی روی \u2068${name}\u2069 اینجا نگه داشته شده، پس از دورهٔ ${epoch} از ${nEpochs}.`,
    keptOver: (name, nEpochs) =>
      `آموزشی پایان‌یافته روی \u2068${name}\u2069 با ${nEpochs} دوره اینجا نگه داشته شده است.`,
    resume: 'ادامهٔ همان',
    show: 'نشان بده',
    forget: 'دور بینداز',
    showRecorded: 'آموزش ضبط‌شدهٔ ما را نشان بده',
    recordedHint: 'اگر دستگاهتان برای این کار کند است',
    noRecording: 'این وبگاه نسخهٔ ضبط‌شده‌ای از آن ندارد.',
    recorded: (data, seed) => `ضبط‌شده و نه آموزش‌دیده در اینجا: \u2068${data}\u2069، بذر ${seed}، ساختهٔ`,
    network: 'شبکه',
    nextNetwork: 'شبکه‌ای که آموزش می‌بیند',
    parameters: 'پارامترها',
    epoch: 'دوره',
    of: (n, total) => `${n} از ${total}`,
    updates: 'به‌روزرسانی‌ها',
    trainLoss: 'زیان آموزش',
    testLoss: 'زیان آزمون',
    testAccuracy: 'دقت آزمون',
    bestEpoch: 'کمترین زیان آزمون در دورهٔ',
    ratio: 'زیان آزمون نسبت به زیان آموزش',
    perUpdate: 'زمان هر به‌روزرسانی',
    timeLeft: 'زمان باقی‌مانده',
    milliseconds: (n) => `${n} میلی‌ثانیه`,
    seconds: (n) => `${n} ثانیه`,
    minutes: (n) => `${n} دقیقه`,
    testing: 'تصویرهای آزمون بررسی می‌شوند.',
    isKept: 'به همین شکل در این مرورگر نگه داشته شد.',
    lossesLabel: 'زیان آموزش و آزمون در طول به‌روزرسانی‌ها',
    accuracyLabel: 'دقت آزمون در طول به‌روزرسانی‌ها',
    updatesAxis: 'به‌روزرسانی',
    lossAxis: 'زیان',
    accuracyAxis: 'دقت',
    batchLoss: (n) => `زیان دسته (میانگین ${n} دسته)`,
    oneBatchLoss: 'زیان دسته',
    bestRule: (epoch) => `کمترین، دورهٔ ${epoch}`,
    atUpdate: (step) => `به‌روزرسانی ${step}`,
    atEpoch: (epoch, step) => `دورهٔ ${epoch} (به‌روزرسانی ${step})`,
    csvEpochs: 'CSV دوره‌ها',
    csvBatches: 'CSV دسته‌ها',
    results: 'پاسخ شبکه به تصویرهای آزمون',
    noResults: 'شبکه را آموزش دهید و پاسخ‌هایش را اینجا ببینید: در پایان، یا هر وقت که مکث کرده باشد.',
    lookNow: 'همین حالا ببین',
    resultsAfter: (step) => `پس از ${step} به‌روزرسانی.`,
    confusion: 'چه چیزی به جای چه چیزی',
    confusionHint: 'هر سطر یک کلاس درست و هر ستون یک پاسخ است. خانه‌ای را انتخاب کنید تا تصویرهایش را ببینید.',
    right: 'کلاس درست',
    predicted: 'پاسخ',
    cell: (n, label, predicted) => `${n} تصویر از کلاس \u2068${label}\u2069 با پاسخ \u2068${predicted}\u2069`,
    perClass: 'دقت هر کلاس',
    takenFor: 'بیش از همه اشتباه با',
    surest: 'نادرست، و با بیشترین اطمینان',
    noMistake: 'در تصویرهای آزمون هیچ اشتباهی نیست.',
    opened: (label, predicted) => `کلاس \u2068${label}\u2069 با پاسخ \u2068${predicted}\u2069`,
    backToMistakes: 'بازگشت به مطمئن‌ترین اشتباه‌ها',
    sample: (label, predicted) => `\u2068${label}\u2069 با پاسخ \u2068${predicted}\u2069`,
    probabilities: 'احتمالی که شبکه می‌دهد',
    neurons: 'لایهٔ نخست به چه گوش می‌دهد',
    neuronsHint: 'وزن‌های نورون‌هایی که بزرگ‌ترین وزن‌ها را دارند: آبی جوهر را می‌افزاید و نارنجی می‌کاهد.',
    neuron: (n) => `وزن‌های نورون ${n}`,
    takeAway: 'با خود ببرید',
    weightsFile: 'وزن‌ها (\u2066.safetensors\u2069)',
    runFile: 'تنظیم‌ها و زیان‌ها (\u2066.json\u2069)',
    loadWeights: 'بار کردن وزن‌ها (\u2066.safetensors\u2069) …',
    arrow: '←',
    script: 'برنامهٔ PyTorch (\u2066.py\u2069)',
    takeAwayHint: 'این برنامه وزن‌ها را در PyTorch بار می‌کند و دقت آزمون را دوباره می‌سنجد.',
    notice: [
      'زیان آموزش میانگین یک دوره است و هر دسته با وزن‌های همان لحظه‌اش حساب می‌شود؛ زیان آزمون پس از دوره سنجیده می‌شود. پس در آغاز شاید زیان آزمون کمتر باشد.',
      'جایی که زیان آزمون دیگر کم نمی‌شود ولی زیان آموزش همچنان پایین می‌رود، شبکه دارد از بر می‌کند. خط نمودار دوره‌ای را نشان می‌دهد که زیان آزمونش از همه کمتر است.',
      'زیان آزمون رو به افزایش و دقت ثابت با هم جورند: شبکه مطمئن‌تر می‌شود، حتی از اشتباه‌هایش. مطمئن‌ترین اشتباه‌ها را در پایین ببینید.',
      'لگاریتم سافت‌مکس پیش از آنتروپی متقاطع جز در گرد کردن چیزی را عوض نمی‌کند: اگر دوباره از آن لگاریتم سافت‌مکس بگیریم، همان می‌ماند.',
      'آموزشی که مکث کرده یا دوباره بار شده، با همان بیت‌هایی ادامه می‌یابد که بی‌وقفه می‌داشت.',
    ],
  },
};
