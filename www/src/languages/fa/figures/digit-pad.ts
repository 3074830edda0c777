import type { Messages } from '../../../figures/digit-pad/text';

const text: Messages = {
  label: 'بوم نقاشی',
  keys: 'کلیدهای جهت‌نما قلم را جابه‌جا می‌کنند، فاصله قلم را می‌گذارد و برمی‌دارد، Backspace یک خط را پس می‌گیرد و Escape بوم را پاک می‌کند.',
  penDown: 'قلم روی بوم است',
  penUp: 'قلم بالاست',
};

export default text;
