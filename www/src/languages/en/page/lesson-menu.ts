import type { Messages } from '../../../shell/lesson-menu';

const text: Messages = {
  lessons: 'Lessons',
  place: (lesson, of) => `${lesson} of ${of}`,
  previous: (title) => `Previous: ${title}`,
  next: (title) => `Next: ${title}`,
};

export default text;
