import type { Messages } from '../../../lessons/activations/card-text';

const text: Messages = {
  figure: 'مشتق‌های سیگموئید و ReLU',
  reading: (x, slopes) => `در \u2066x = ${x}\u2069: ${slopes.join('، ')}`,
};

export default text;
