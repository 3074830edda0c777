import type { Catalog } from '../../../app/locale';

interface Messages {
  readonly heading: string;
  readonly activations: string;
  readonly activationsFigure: string;
  readonly activationsReading: (x: string, slopes: readonly string[]) => string;
  readonly linear: string;
  readonly linearFigure: { readonly off: string; readonly on: string };
  readonly linearReading: string;
  readonly activationsAre: string;
  readonly sides: { readonly off: string; readonly on: string };
  readonly flow: string;
  readonly flowFigure: string;
  readonly flowReading: string;
  readonly layer: string;
  readonly depth: string;
  readonly and: string;
  readonly capacity: string;
  readonly capacityFigure: string;
  readonly capacityReading: (step: string, pieces: string) => string;
  readonly units: string;
  readonly playground: string;
  readonly playgroundFigure: string;
  readonly playgroundReading: (epoch: string) => string;
  readonly unitsEach: string;
  readonly images: string;
  readonly imagesFigure: string;
  readonly imagesUnits: string;
  readonly imagesReading: (epoch: string, of: string) => string;
  readonly takenFor: (label: string, predicted: string) => string;
  readonly batchLoss: string;
  readonly testLoss: string;
  readonly updates: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    heading: 'Experiments to touch',
    activations: 'Drag along x: how much of a gradient do sigmoid and ReLU let through?',
    activationsFigure: 'The derivatives of sigmoid and ReLU',
    activationsReading: (x, slopes) => `At x = ${x}: ${slopes.join(', ')}`,
    linear: 'However deep, without activations it is one straight line. Switch them on.',
    linearFigure: {
      off: 'What a network makes of the plane with its activations off',
      on: 'What a network makes of the plane with its activations on',
    },
    linearReading: 'Largest difference from one affine map:',
    activationsAre: 'Activations',
    sides: { off: 'off', on: 'on' },
    flow: 'Add layers, and watch what is left of a gradient on its way back to the first one.',
    flowFigure: 'The size of the gradient in each layer, for sigmoid and for ReLU',
    flowReading: 'First layer through last:',
    layer: 'layer',
    depth: 'Hidden layers',
    and: ', ',
    capacity: 'Each ReLU bends the line once. How many bends does this curve need?',
    capacityFigure: 'Samples of a sine, and the curve that a hidden layer has learned',
    capacityReading: (step, pieces) => `Step ${step}, ${pieces} pieces, loss`,
    units: 'Hidden units',
    playground: 'Two spirals, and a network that learns to tell them apart. How few units are enough?',
    playgroundFigure: 'What a network in training says of the plane, with the points of two spirals',
    playgroundReading: (epoch) => `Epoch ${epoch}, right on points it has not seen:`,
    unitsEach: 'Units in each of two layers',
    images:
      'Ten digits that it has not seen, and what one hidden layer takes them for while it learns. In the lesson: the assignment’s 784\u2011600\u2011600\u201110 on MNIST, Fashion\u2011MNIST or your own files, and overfitted on purpose.',
    imagesFigure: 'The loss of each batch, and the test loss after each epoch',
    imagesUnits: 'Units in the hidden layer',
    imagesReading: (epoch, of) => `Epoch ${epoch} of ${of}, right on digits it has not seen:`,
    takenFor: (label, predicted) => `A drawn ${label}, taken for ${predicted}`,
    batchLoss: 'batch loss',
    testLoss: 'test loss',
    updates: 'updates',
  },
  fa: {
    heading: 'آزمایش‌هایی که می‌توان به آن‌ها دست زد',
    activations: 'روی محور \u2066x\u2069 بکشید: سیگموئید و ReLU چقدر از گرادیان را عبور می‌دهند؟',
    activationsFigure: 'مشتق‌های سیگموئید و ReLU',
    activationsReading: (x, slopes) => `در \u2066x = ${x}\u2069: ${slopes.join('، ')}`,
    linear: 'بدون تابع فعال‌سازی، شبکه هر قدر هم عمیق باشد یک خط راست است. روشنش کنید.',
    linearFigure: {
      off: 'آنچه شبکه با توابع فعال‌سازی خاموش از صفحه می‌سازد',
      on: 'آنچه شبکه با توابع فعال‌سازی روشن از صفحه می‌سازد',
    },
    linearReading: 'بیشترین تفاوت با یک نگاشت آفین:',
    activationsAre: 'توابع فعال‌سازی',
    sides: { off: 'خاموش', on: 'روشن' },
    flow: 'لایه بیفزایید و ببینید در راه برگشت به لایهٔ نخست چه از گرادیان می‌ماند.',
    flowFigure: 'اندازهٔ گرادیان در هر لایه، برای سیگموئید و ReLU',
    flowReading: 'لایهٔ نخست تقسیم بر آخر:',
    layer: 'لایه',
    depth: 'لایه‌های پنهان',
    and: '، ',
    capacity: 'هر ReLU خط را یک بار خم می‌کند. این منحنی چند خم می‌خواهد؟',
    capacityFigure: 'نمونه‌های یک سینوس و منحنی‌ای که لایهٔ پنهان یاد گرفته است',
    capacityReading: (step, pieces) => `گام ${step}، ${pieces} تکه، زیان`,
    units: 'نورون‌های پنهان',
    playground: 'دو مارپیچ، و شبکه‌ای که یاد می‌گیرد آن‌ها را از هم جدا کند. کمترین شمار نورون‌ها چند است؟',
    playgroundFigure: 'آنچه شبکه هنگام آموزش دربارهٔ صفحه می‌گوید، با نقطه‌های دو مارپیچ',
    playgroundReading: (epoch) => `دورهٔ ${epoch}، درست روی نقطه‌هایی که ندیده است:`,
    unitsEach: 'نورون‌های هر یک از دو لایه',
    images:
      'ده رقمی که شبکه ندیده است، و آنچه یک لایهٔ پنهان هنگام یادگیری آن‌ها را می‌پندارد. در درس: شبکهٔ \u2066784\u2011600\u2011600\u201110\u2069 تمرین روی MNIST، \u2066Fashion\u2011MNIST\u2069 یا فایل‌های خودتان، و بیش‌برازش عمدی آن.',
    imagesFigure: 'زیان هر دسته، و زیان آزمون پس از هر دوره',
    imagesUnits: 'نورون‌های لایهٔ پنهان',
    imagesReading: (epoch, of) => `دورهٔ ${epoch} از ${of}، درست روی رقم‌هایی که ندیده است:`,
    takenFor: (label, predicted) => `رقم ${label} که ${predicted} پنداشته شده است`,
    batchLoss: 'زیان دسته',
    testLoss: 'زیان آزمون',
    updates: 'به‌روزرسانی',
  },
};
