import type { Messages } from '../../../lab/late-view';

const text: Messages = {
  failed: 'کد این نما نرسید. اتصال شبکه را بررسی کنید و دوباره امتحان کنید.',
  failedThere: 'کد این نما نرسید. اتصال شبکه را بررسی و صفحه را دوباره بارگذاری کنید.',
  retry: 'تلاش دوباره',
};

export default text;
