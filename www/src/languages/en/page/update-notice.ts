import type { Messages } from '../../../shell/update-notice';

const text: Messages = {
  isThere: 'A new version of this page has come. Reload when it suits you; a training that is running would stop.',
  reload: 'Reload',
};

export default text;
