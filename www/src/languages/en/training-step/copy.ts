import type { Messages } from '../../../lessons/training-step/copy';

const text: Messages = {
  title: 'The whole step as text',
  kind: 'Form of the text',
  kinds: { text: 'Plain text', markdown: 'Markdown with LaTeX', pytorch: 'PyTorch script' },
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying: select the text and copy it.',
  takeAway: 'Try the network after this step without activations',
};

export default text;
