import { expect, test } from 'vitest';
import { choiceFrom, noChoice, pointsFrom } from './given';

const points = { x: [0.5, -0.25], y: [0, 1], target: [0, 1] };

test('stored points are read back', () => {
  expect(pointsFrom(JSON.stringify(points))).toEqual(points);
});

test.each([
  'no JSON',
  'null',
  '[]',
  '{}',
  JSON.stringify({ ...points, x: [0.5] }),
  JSON.stringify({ ...points, y: [0, '1'] }),
  JSON.stringify({ ...points, y: [0, null] }),
  JSON.stringify({ ...points, target: [0, 2] }),
  JSON.stringify({ x: Array(20_001).fill(0), y: Array(20_001).fill(0), target: Array(20_001).fill(0) }),
])('what is no points is not taken: %s', (text) => {
  expect(pointsFrom(text)).toBeUndefined();
});

test('a stored choice about a table is read back, and nothing else is taken', () => {
  const choice = {
    ...noChoice,
    columns: [{ name: 'x', role: 'input' }],
    task: 'values',
    mark: 'comma',
    slashIsPoint: true,
  };
  expect(choiceFrom(JSON.stringify(choice))).toEqual(choice);
  expect(choiceFrom(JSON.stringify({ columns: [], task: 'regression', mark: 1 }))).toEqual(noChoice);
  for (const text of ['no JSON', 'null', '{}', '{"columns":[{"name":"x","role":"key"}]}', '{"columns":[null]}'])
    expect(choiceFrom(text)).toBeUndefined();
});
