import type { Messages } from '../../../shell/footer';

const text: Messages = {
  license: 'License:',
  offline: 'Works offline now',
  onDisk: 'Opened from a disk: its links work on this computer only',
  report: 'Report a fault',
  cite: 'How to cite',
  copy: 'Copy BibTeX',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying: select the text and copy it.',
};

export default text;
