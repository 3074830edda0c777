import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Why non‑linear',
  summary: 'Without activations, even a deep network draws one straight line. Switch them on.',
};

export default text;
