import type { Messages } from '../../../shell/footer';

const text: Messages = {
  license: 'License:',
  offline: 'Works offline now',
  report: 'Report a fault',
  cite: 'How to cite',
  copy: 'Copy BibTeX',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying: select the text and copy it.',
};

export default text;
