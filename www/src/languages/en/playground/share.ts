import type { Messages } from '../../../lessons/playground/share/text';

const text: Messages = {
  copyLink: 'Copy a link with these data',
  copied: (n) => `Copied: a link of ${n} characters, with the data and all settings.`,
  notCopied: 'The browser did not let the page copy. Here is the link:',
  link: 'The link',
  tooLong: (n, max) =>
    `A link with these data would have ${n} characters, and many programs cut links of more than ${max}. Save a file instead: it opens the same state.`,
  save: 'Save data and settings as a file',
  badLink: 'The data in this link are damaged: it was probably cut. Ask for the whole link, or for a file.',
  badFile: (name) =>
    `${name} is no file of this lesson, or is damaged. Expected a file that “Save data and settings” made.`,
};

export default text;
