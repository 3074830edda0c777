import { expect, test } from 'vitest';
import { parseCard } from './model-card';

const figures = {
  mnistTest: { hits: 9930, of: 10000, share: 0.993 },
  heldOutWriters: { hits: 1480, of: 1498, share: 0.988 },
  refusals: {
    heldOutWriters: { hits: 11, of: 1498, share: 0.0073 },
    noDigits: { hits: 3511, of: 3600, share: 0.975 },
  },
};

test('reads the figures that the page shows, whatever else is on the card', () => {
  expect(parseCard({ file: 'x', figures: { ...figures, sameAnswer: [] } })).toEqual(figures);
});

test.each([
  null,
  'card',
  [],
  {},
  { figures: null },
  { figures: { mnistTest: figures.mnistTest } },
  { figures: { ...figures, refusals: undefined } },
  { figures: { ...figures, refusals: { noDigits: figures.refusals.noDigits } } },
  { figures: { ...figures, mnistTest: { ...figures.mnistTest, of: '10000' } } },
  { figures: { ...figures, heldOutWriters: { ...figures.heldOutWriters, share: Number.NaN } } },
])('says nothing rather than something wrong: %j', (json) => {
  expect(parseCard(json)).toBeUndefined();
});
