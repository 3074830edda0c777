import { digits } from '../../../base/locale';
import type { Sentences } from '../../../session/errors';

const text: Sentences = {
  shape: ({ what, expected, got }) => `The shape of ${what} does not fit: expected ${expected}, got ${got}.`,
  value: ({ what, expected, got }) => `The value of ${what} cannot be used: expected ${expected}, got ${got}.`,
  format: ({ what, expected, got }) =>
    `The bytes of ${what} are not what they should be: expected ${expected}, got ${got}.`,
  number: ({ expected, got }) => `This number cannot be read: expected ${expected}, got ${got}.`,
  link: ({ expected, got }) => `The link does not say what it should: expected ${expected}, got ${got}.`,
  damaged: (what, detail) => `The file that came is damaged, or is not ${what} at all (${detail}).`,
  http: (what, status) => `The server did not send ${what}: it answered with HTTP status ${digits(status)}.`,
  empty: (what) => `There is nothing in ${what}: expected at least one, got none.`,
  diverged: (what) => `The training diverged: ${what} is no longer a finite number. A smaller learning rate may help.`,
  network: (what) => `The connection broke before ${what} came: check the network and try again.`,
  crashed: (message) => `The engine stopped: ${message}`,
  unexpected: (message) => `Something went wrong that the page did not foresee: ${message}`,
  cancelled: 'Cancelled.',
  unknownCommand: 'Page and engine come from two different versions: load the page again.',
};

export default text;
