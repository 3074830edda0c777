import type { Messages } from '../../../shell/storage-notice';

const text: Messages = {
  forgets: 'Storage is blocked here: settings, trainings and drawings are forgotten when you leave this page.',
  tab: 'Open it in a tab of its own',
  dismiss: 'Close',
};

export default text;
