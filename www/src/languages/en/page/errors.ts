import { digits } from '../../../base/locale';
import type { Sentences } from '../../../session/errors';

const text: Sentences = {
  shape: ({ what, expected, got }) => `The shape of ${what} does not fit: expected ${expected}, got ${got}.`,
  value: ({ what, expected, got }) => `The value of ${what} cannot be used: expected ${expected}, got ${got}.`,
  format: ({ what, expected, got }) =>
    `The bytes of ${what} are not what they should be: expected ${expected}, got ${got}.`,
  number: ({ expected, got }) => `This number cannot be read: expected ${expected}, got ${got}.`,
  expression: ({ expected, got }) => `The expression cannot be read: expected ${expected}, got ${got}.`,
  link: ({ expected, got }) => `The link cannot be read: expected ${expected}, got ${got}.`,
  perceptron: ({ expected, got }) => `This file holds no multilayer perceptron: expected ${expected}, got ${got}.`,
  notSafetensors: (got) => `This is no safetensors file, but ${got}.`,
  damaged: (what, detail) => `The file received is damaged, or is not ${what} at all (${detail}).`,
  http: (what, status) => `The server did not send ${what}: it answered with HTTP status ${digits(status)}.`,
  stalled: (what, seconds) =>
    `Nothing of ${what} has come for ${digits(seconds)} seconds. It may still come; you can also try again.`,
  keptDamaged: (detail) => `The files that this browser kept are damaged (${detail}).`,
  undecodable: (path) => `${path} cannot be read: it is damaged, or no image that this browser knows.`,
  empty: (what) => `There is nothing in ${what}: expected at least one, got none.`,
  diverged: (what) => `The training diverged: ${what} is no longer a finite number. A smaller learning rate may help.`,
  network: (what) => `The connection was lost before ${what} arrived: check your connection and try again.`,
  crashed: (message) => `The engine stopped: ${message}`,
  unexpected: (message) => `Something unexpected went wrong: ${message}`,
  cancelled: 'Cancelled.',
  unknownCommand: 'The page and its engine are of two different versions: reload the page.',
};

export default text;
