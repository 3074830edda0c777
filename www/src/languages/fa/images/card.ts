import type { Messages } from '../../../lessons/images/card-text';

const text: Messages = {
  figure: 'زیان هر دسته، و زیان آزمون پس از هر دوره',
  takenFor: (label, predicted) => `رقم ${label} که ${predicted} پنداشته شده است`,
  batchLoss: 'زیان دسته',
  testLoss: 'زیان آزمون',
  updates: 'به‌روزرسانی',
  units: 'نورون‌های لایهٔ پنهان',
  reading: (epoch, of) => `دورهٔ ${epoch} از ${of}، دقت روی رقم‌هایی که ندیده است:`,
};

export default text;
