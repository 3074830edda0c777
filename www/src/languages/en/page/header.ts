import type { Messages } from '../../../shell/header';

const text: Messages = {
  skip: 'Skip to the lesson',
  missing: (language) =>
    `The words for ${language} did not arrive, so the language stays as it is. Check the network and choose it again.`,
  language: 'Language',
  settings: 'Settings',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  numerals: 'Digits',
  numeralKinds: { latin: '0123', persian: '۰۱۲۳' },
};

export default text;
