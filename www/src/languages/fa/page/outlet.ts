import { ltr } from '../../../base/numbers';
import type { Messages } from '../../../shell/outlet';

const text: Messages = {
  unknownTitle: 'چنین درسی نداریم',
  unknown: (name) => `نشانی صفحه درس «\u2068${name}\u2069» را می‌خواهد، اما درسی با این نام نیست.`,
  home: 'همهٔ درس‌ها',
  failed: 'کد این درس نرسید. اتصال شبکه را بررسی کنید و دوباره امتحان کنید.',
  late: (seconds) => `این درس در ${ltr(seconds)} ثانیه نرسید. شاید هنوز برسد؛ می‌توانید دوباره هم امتحان کنید.`,
  retry: 'تلاش دوباره',
};

export default text;
