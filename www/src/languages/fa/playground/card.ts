import type { Messages } from '../../../lessons/playground/card-text';

const text: Messages = {
  figure: 'آنچه شبکه هنگام آموزش دربارهٔ صفحهٔ مختصات می‌گوید، با نقطه‌های دو مارپیچ',
  unitsEach: 'نورون‌های هر یک از دو لایه',
  reading: (epoch) => `دورهٔ ${epoch}، دقت روی نقطه‌هایی که ندیده است:`,
};

export default text;
