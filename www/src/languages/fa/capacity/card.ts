import type { Messages } from '../../../lessons/capacity/card-text';

const text: Messages = {
  figure: 'نمونه‌های یک سینوس و منحنی‌ای که لایهٔ پنهان یاد گرفته است',
  units: 'نورون‌های پنهان',
  reading: (step, pieces) => `به‌روزرسانی ${step}، ${pieces} تکه، زیان`,
};

export default text;
