import { digits } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import type { Sentences } from '../../../session/errors';

const text: Sentences = {
  shape: ({ what, expected, got }) => `ابعاد ${what} جور نیست: باید ${expected}، اما ${got}.`,
  value: ({ what, expected, got }) => `مقدار ${what} پذیرفته نیست: باید ${expected}، اما ${got}.`,
  format: ({ what, expected, got }) => `قالب ${what} درست نیست: باید ${expected}، اما ${got}.`,
  number: ({ expected, got }) => `این مقدار پذیرفته نیست: باید ${expected}، اما ${got}.`,
  expression: ({ expected, got }) => `این عبارت خواندنی نیست: باید ${expected}، اما ${got}.`,
  link: ({ expected, got }) => `نوشتهٔ پیوند درست نیست: باید ${expected}، اما ${got}.`,
  perceptron: ({ expected, got }) => `این فایل پرسپترون چندلایه ندارد: باید ${expected}، اما ${got}.`,
  notSafetensors: (got) => `این فایل ⁦safetensors⁩ نیست، بلکه ${got} است.`,
  damaged: (what, detail) => `فایلی که رسید آسیب دیده یا اصلاً ${what} نیست (${detail}).`,
  http: (what, status) => `سرور ${what} را نفرستاد و با وضعیت \u2066HTTP\u2069 شمارهٔ ${ltr(digits(status))} پاسخ داد.`,
  stalled: (what, seconds) =>
    `${ltr(digits(seconds))} ثانیه است که چیزی از ${what} نرسیده است. شاید هنوز برسد؛ می‌توانید دوباره هم امتحان کنید.`,
  keptDamaged: (detail) => `فایل‌هایی که این مرورگر نگه داشته بود آسیب دیده‌اند (${detail}).`,
  undecodable: (path) => `${path} خوانده نمی‌شود: آسیب دیده است، یا تصویری نیست که این مرورگر بشناسد.`,
  empty: (what) => `${what} خالی است: دست‌کم یک مورد لازم است.`,
  diverged: (what) => `آموزش واگرا شد: ${what} دیگر عددی متناهی نیست. شاید نرخ یادگیری کوچک‌تر کمک کند.`,
  network: (what) => `پیش از رسیدن ${what} ارتباط قطع شد: اتصال شبکه را بررسی کنید و دوباره امتحان کنید.`,
  crashed: (message) => `موتور محاسبه از کار افتاد: ${message}`,
  unexpected: (message) => `خطایی رخ داد که پیش‌بینی نشده بود: ${message}`,
  cancelled: 'لغو شد.',
  unknownCommand: 'نسخهٔ صفحه با نسخهٔ موتور محاسبه یکی نیست: صفحه را دوباره بارگذاری کنید.',
};

export default text;
