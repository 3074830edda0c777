import type { LessonWords } from '../../../lessons/words';

const text: LessonWords = {
  home: 'خانه',
  groups: {
    foundations: 'مبانی',
    depth: 'عمق',
    training: 'آموزش',
    applications: 'شبکه در عمل',
  },
};

export default text;
