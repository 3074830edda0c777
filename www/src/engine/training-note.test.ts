import { expect, test } from 'vitest';
import { readOldNote, readTrainingNote } from './training-note';

const note = {
  version: 2,
  name: 'تکلیف',
  at: 1_764_500_000_000,
  size: 611_000,
  source: 'digits',
  drawn: { nTrain: 4000, nTest: 1000, seed: 1 },
  summary: {
    config: { hidden: [64], nEpochs: 5, batchSize: 64, seed: 1 },
    shape: [784, 64, 10],
    step: 63,
    epoch: 1,
    isOver: false,
  },
};

/** The same with one part at any depth replaced or, for `undefined`, left out. */
function* without(value: unknown): Generator<unknown> {
  for (const other of [undefined, null, 'x', -1, 0.5, [], {}]) yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const changed of without(part))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
  }
}

test('a note is read as it was kept', () => {
  expect(readTrainingNote(JSON.parse(JSON.stringify(note)))).toEqual(note);
});

test('with any part missing or of another kind, what a list shows is there, or the note is refused', () => {
  let nRead = 0;
  for (const changed of without(note)) {
    const read = readTrainingNote(JSON.parse(JSON.stringify(changed) ?? 'null'));
    if (!read) continue;
    nRead++;
    const { step, epoch, shape, config } = read.summary;
    for (const count of [read.at, read.size, step, epoch, config.nEpochs, ...shape])
      expect(count).toBeGreaterThanOrEqual(0);
    expect(typeof read.name).toBe('string');
    expect(['digits', 'files', 'mnist', 'fashion_mnist']).toContain(read.source);
  }
  // Those with another name, an empty shape or other layers are notes, too.
  expect(nRead).toBeGreaterThan(0);
});

test('a note of version 0.1.0 is read for what its training does not say', () => {
  const old = '{"state":{},"source":"digits","step":63,"drawn":{"n_train":4000,"n_test":1000,"seed":1},"n_epochs":10}';
  expect(readOldNote(old)).toEqual({ source: 'digits', drawn: { nTrain: 4000, nTest: 1000, seed: 1 } });
  for (const text of [
    '{',
    '{}',
    'null',
    '{"source":"digits"}',
    old.replace('4000', '"4000"'),
    old.replace('"digits"', '7'),
  ])
    expect(readOldNote(text)).toBeNull();
});
