import { expect, test } from 'vitest';
import { readNote, writeNote } from './kept-note';

const note = {
  state: { net: '20-20' },
  source: 'digits' as const,
  drawn: { nTrain: 4000, nTest: 1000, seed: 1 },
  step: 63,
  epoch: 1,
  nEpochs: 10,
  isOver: false,
};

test('a note is stored with the field names of version 0.1.0, and read from them', () => {
  const kept =
    '{"state":{"net":"20-20"},"source":"digits","step":63,"epoch":1,' +
    '"drawn":{"n_train":4000,"n_test":1000,"seed":1},"n_epochs":10,"is_over":false}';
  expect(writeNote(note)).toBe(kept);
  expect(readNote(kept)).toEqual(note);
});

test('an invalid note is not read', () => {
  expect(readNote('{')).toBeNull();
  expect(readNote('{"step":63}')).toBeNull();
});
