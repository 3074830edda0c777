import type { Messages } from '../../../lab/late-view';

const text: Messages = {
  failed: 'This view could not be loaded. Check your connection and try again.',
  failedThere: 'This view could not be loaded. Check your connection and load the page again.',
  retry: 'Try again',
};

export default text;
