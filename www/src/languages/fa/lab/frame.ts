import type { Messages } from '../../../lab/lab-frame';

const text: Messages = {
  tries: 'امتحان کنید',
  figure: 'شکل',
  controls: 'تنظیم‌ها و نتیجه‌ها',
  notice: 'به چه توجه کنیم',
};

export default text;
