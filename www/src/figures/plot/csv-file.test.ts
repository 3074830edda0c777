import { expect, test } from 'vitest';
import { csvFile } from './csv-file';

const axes = { x: { domain: [0, 1], label: '\u2066x₁\u2069' }, y: { domain: [0, 1], label: 'f' } } as const;
const lines = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');

test('lines share the rows of their places, and a band has two columns', () => {
  const file = csvFile({
    ...axes,
    lines: [
      { x: [0, 1], y: [0.5, Number.NaN], tone: 's1', name: 'loss, mean' },
      { x: [0.5, 1], y: new Float32Array([0.25, 3]), tone: 's2' },
    ],
    ribbons: [{ x: [1], low: [1], high: [2], tone: 's1' }],
  });
  expect(file.startsWith('\ufeff')).toBe(true);
  expect(csvFile({ ...axes, x: { domain: [0, 1] } })).toBe('x\r\n');
  expect(lines(file)).toEqual([
    'x₁,"loss, mean",y2,"loss, mean (min)","loss, mean (max)"',
    '0,0.5,,,',
    '0.5,,0.25,,',
    '1,,3,1,2',
  ]);
});

test('cells, bars and points have a row each', () => {
  const raster = {
    values: [1, 2, 3, 4],
    columns: 2,
    rows: 2,
    x: [0, 1],
    y: [0, 2],
    colors: 'diverging',
    limit: 4,
  } as const;
  expect(lines(csvFile({ ...axes, raster, dots: [{ x: [0.1], y: [0.2], tone: 'ink', name: 'class 1' }] }))).toEqual([
    'series,x₁,f,value',
    ',0.25,0.5,1',
    ',0.75,0.5,2',
    ',0.25,1.5,3',
    ',0.75,1.5,4',
    'class 1,0.1,0.2,',
  ]);
  expect(lines(csvFile({ ...axes, bars: [{ edges: [0, 1, 2], heights: [0.5, 0.25], tone: 'ink' }] }))).toEqual([
    'series,x₁,f,x₁ (to)',
    ',0,0.5,1',
    ',1,0.25,2',
  ]);
});
