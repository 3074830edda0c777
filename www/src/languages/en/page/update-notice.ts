import type { Messages } from '../../../shell/update-notice';

const text: Messages = {
  isThere: 'A new version of this page has come. It is shown after a reload; what the address holds stays.',
  reload: 'Reload',
};

export default text;
