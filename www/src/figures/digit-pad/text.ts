import type { Catalog } from '../../app/locale';

interface Messages {
  readonly label: string;
  readonly keys: string;
  readonly penDown: string;
  readonly penUp: string;
}

export const catalog: Catalog<Messages> = {
  en: {
    label: 'Drawing pad',
    keys: 'Arrow keys move the pen, Space puts it down and lifts it, Backspace takes a stroke back, Escape clears the pad.',
    penDown: 'Pen down',
    penUp: 'Pen up',
  },
  fa: {
    label: 'صفحهٔ نقاشی',
    keys: 'کلیدهای جهت‌نما قلم را جابه‌جا می‌کنند، فاصله قلم را می‌گذارد و برمی‌دارد، Backspace یک خط را پس می‌گیرد و Escape صفحه را پاک می‌کند.',
    penDown: 'قلم روی صفحه است',
    penUp: 'قلم بالاست',
  },
};
