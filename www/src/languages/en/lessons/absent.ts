import type { Messages } from '../../../lessons/absent';

const text: Messages = {
  unknown: (lesson) => `No lesson has the name “${lesson}”.`,
  twice: (title) => `The lesson “${title}” is already on this page. A page can show each lesson once.`,
  failed: 'This lesson could not be loaded. Check your connection and load the page again.',
};

export default text;
