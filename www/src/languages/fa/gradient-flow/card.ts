import type { Messages } from '../../../lessons/gradient-flow/card-text';

const text: Messages = {
  figure: 'اندازهٔ گرادیان در هر لایه، برای سیگموئید و ReLU',
  layer: 'لایه',
  depth: 'لایه‌های پنهان',
  reading: 'لایهٔ نخست تقسیم بر آخر:',
  and: '، ',
};

export default text;
