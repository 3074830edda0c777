import type { Messages } from '../../../shell/lesson-menu';

const text: Messages = {
  lessons: 'درس‌ها',
  place: (lesson, of) => `${lesson} از ${of}`,
  previous: (title) => `قبلی: ${title}`,
  next: (title) => `بعدی: ${title}`,
};

export default text;
