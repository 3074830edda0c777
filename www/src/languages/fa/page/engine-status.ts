import type { Messages } from '../../../shell/engine-status';

const text: Messages = {
  kept: 'چیزی از کار شما از دست نرفته است؛ تا راه‌اندازی دوباره، محاسبهٔ تازه‌ای انجام نمی‌شود.',
  restart: 'راه‌اندازی دوباره',
};

export default text;
