import type { Messages } from '../../../figures/transport';

const text: Messages = {
  transport: 'گام‌ها',
  first: 'گام نخست',
  back: 'گام قبلی',
  play: 'پخش',
  pause: 'مکث',
  next: 'گام بعدی',
  last: 'گام آخر',
  scrubber: 'گام',
  speed: 'سرعت',
};

export default text;
