import type { Messages } from '../../../shell/header';

const text: Messages = {
  skip: 'Skip to the lesson',
  missing: (language) =>
    `The page could not be loaded in ${language}, so the language stays as it is. Check your connection and choose it again.`,
  language: 'Language',
  settings: 'Settings',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  numerals: 'Digits',
  numeralKinds: { latin: '0123', persian: '۰۱۲۳' },
};

export default text;
