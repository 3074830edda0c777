import type { Messages } from '../../../lessons/questions/card-text';

const text: Messages = {
  probabilities: 'احتمال هر پاسخ',
  right: '✓ یعنی در این جهان کوچک درست است',
  joined: 'یال‌های z',
  not: 'نفی',
  next: 'پرسش دیگر',
};

export default text;
