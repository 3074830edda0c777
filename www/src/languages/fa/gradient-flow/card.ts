import type { Messages } from '../../../lessons/gradient-flow/card-text';

const text: Messages = {
  figure: 'اندازهٔ گرادیان در هر لایه، برای سیگموئید و ReLU',
  layer: 'لایه',
  depth: 'لایه‌های پنهان',
  reading: 'نخستین لایهٔ پنهان تقسیم بر آخرین:',
  and: '، ',
};

export default text;
