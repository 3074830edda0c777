import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Why non‑linear',
  summary: 'However deep, without activations it is one straight line. Switch them on.',
};

export default text;
