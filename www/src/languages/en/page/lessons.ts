import type { LessonWords } from '../../../lessons/words';

const text: LessonWords = {
  home: 'Home',
  groups: {
    foundations: 'Foundations',
    depth: 'Depth',
    training: 'Training',
    applications: 'Networks at work',
  },
};

export default text;
