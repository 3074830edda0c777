import { afterEach, describe, expect, test } from 'vitest';
import { type Locale, locales, settings } from '../base/settings';
import { words } from '../base/words';
import type { EngineError } from '../engine/protocol';
import type { CoreError, Expected, Got } from '../engine/wire';
import { quantity, sentence, things } from './errors';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

function say(locale: Locale, error: EngineError): string {
  settings.update({ locale });
  return sentence(error);
}

const message = 'the core’s own words';
const got: Got = { kind: 'number', text: '-0.1' };
const expected: Expected = { kind: 'above', bound: 0 };

/** One of each kind: the compiler rejects a list that lacks one. */
const expectations: { readonly [Kind in Expected['kind']]: Extract<Expected, { kind: Kind }> } = {
  finiteNumber: { kind: 'finiteNumber' },
  finiteNumbers: { kind: 'finiteNumbers' },
  between: { kind: 'between', of: 'class', from: 0, to: 9 },
  atLeast: { kind: 'atLeast', of: 'trainingStep', from: 1 },
  above: { kind: 'above', bound: 0 },
  aboveUpTo: { kind: 'aboveUpTo', bound: 0, to: 100 },
  fromBelow: { kind: 'fromBelow', from: 0, bound: 1 },
  below: { kind: 'below', of: 'sample', bound: 2 },
  halfPrecision: { kind: 'halfPrecision', limit: 65504 },
  gridPoints: { kind: 'gridPoints', grid: 1024, limit: 256 },
  nearPad: { kind: 'nearPad', sides: 1000 },
  finiteDrawing: { kind: 'finiteDrawing' },
  drawingAtLeast: { kind: 'drawingAtLeast', nth: 20 },
  atMost: { kind: 'atMost', n: 24, of: 'characters' },
  count: { kind: 'count', n: 9, of: 'linkParts' },
  countBetween: { kind: 'countBetween', from: 1, to: 8, of: 'pixels' },
  fewerThan: { kind: 'fewerThan', n: 4, of: 'samples' },
  forEach: { kind: 'forEach', each: 'activation', n: 3, of: 'layers' },
  eachOnce: { kind: 'eachOnce', of: 'results' },
  sameSamples: { kind: 'sameSamples', n: 4 },
  oneOfEachClass: { kind: 'oneOfEachClass' },
  equalCounts: { kind: 'equalCounts' },
  shape: { kind: 'shape', axes: ['B', 784] },
  equalRows: { kind: 'equalRows' },
  oneOf: { kind: 'oneOf', names: ['relu', 'tanh', 'identity'] },
  written: { kind: 'written', notation: 'number', examples: ['0.25', '-1/4', '1.5e-7'] },
  activationsOf: { kind: 'activationsOf', names: ['relu', 'relu', 'identity'] },
  oneHiddenActivation: { kind: 'oneHiddenActivation' },
  syntax: { kind: 'syntax', part: { kind: 'operator' } },
  nonzeroDenominator: { kind: 'nonzeroDenominator' },
  nameWithEither: { kind: 'nameWithEither', words: ['train', 't10k'] },
  letterUnlikeDigits: { kind: 'letterUnlikeDigits' },
  resultId: { kind: 'resultId' },
  visibleMistakes: { kind: 'visibleMistakes' },
  anotherDigit: { kind: 'anotherDigit' },
  targets: { kind: 'targets', of: 'values' },
  lossFor: { kind: 'lossFor', of: 'classes' },
  filesOfOneSet: { kind: 'filesOfOneSet' },
  classFolders: { kind: 'classFolders' },
  sameImages: { kind: 'sameImages' },
  imagesOf: { kind: 'imagesOf', rows: 28, columns: 28 },
  fitting: { kind: 'fitting', part: 'history' },
  version: { kind: 'version', version: 'v1' },
  fileFormat: { kind: 'fileFormat', name: 'chainrule-drawings' },
  records: { kind: 'records' },
  drawingsFile: { kind: 'drawingsFile' },
  json: { kind: 'json' },
  trainingNote: { kind: 'trainingNote' },
  knownFields: { kind: 'knownFields', argument: 'config' },
  idxFile: { kind: 'idxFile', contents: 'images' },
  header: { kind: 'header', nBytes: 16 },
  elements: { kind: 'elements', sizes: [30, 4, 4] },
  undamaged: { kind: 'undamaged' },
  undamagedGzip: { kind: 'undamagedGzip' },
  metadataEntry: { kind: 'metadataEntry', name: 'activations' },
  tensor: { kind: 'tensor', name: 'layers.0.weight', dtypes: ['F32', 'F16'], nDimensions: 2 },
  perceptron: { kind: 'perceptron', part: 'chain' },
  sha256: { kind: 'sha256', sha256: 'ff7bcfd4' },
};

const gotPhrases: { readonly [Kind in Got['kind']]: Extract<Got, { kind: Kind }> } = {
  number: { kind: 'number', text: '-0.1' },
  notANumber: { kind: 'notANumber' },
  infinity: { kind: 'infinity', isNegative: true },
  text: { kind: 'text', text: 'rely' },
  typed: { kind: 'typed', place: { kind: 'symbol', id: 'w12', sample: 2 }, text: 'abc' },
  at: { kind: 'at', position: 5, text: ')' },
  endOfText: { kind: 'endOfText' },
  result: { kind: 'result', id: 'z_H1', trainingStep: 3 },
  count: { kind: 'count', n: 1, of: 'tensors' },
  counts: { kind: 'counts', counts: [3, 2, 4] },
  shape: { kind: 'shape', lengths: [4, 785] },
  tensor: { kind: 'tensor', dtype: 'F64', nDimensions: 1 },
  tensors: { kind: 'tensors', tensors: [{ name: 'conv1.weight', lengths: [32, 1, 3, 3] }], nMore: 1 },
  networkFile: { kind: 'networkFile', of: 'pytorch' },
  startsWith: { kind: 'startsWith', bytes: '89 50 4e 47' },
  idxFile: { kind: 'idxFile', contents: 'labels' },
  targets: { kind: 'targets', of: 'classes' },
  dataSets: { kind: 'dataSets', names: ['MNIST'], hasOthers: true },
  sha256: { kind: 'sha256', sha256: '00' },
  labels: { kind: 'labels', lowest: 1, highest: 200 },
  pixels: { kind: 'pixels', rows: 4, columns: 1 },
  noneOfClass: { kind: 'noneOfClass', label: 'cat' },
  noVisibleMistake: { kind: 'noVisibleMistake' },
  fault: { kind: 'fault', message: 'corrupt deflate stream' },
  nothing: { kind: 'nothing' },
  other: { kind: 'other' },
  less: { kind: 'less' },
  more: { kind: 'more' },
};

const errors: readonly CoreError[] = [
  ...Object.values(expectations).map((it): CoreError => ({ code: 'value', what: 'x', expected: it, got, message })),
  ...Object.values(gotPhrases).map((it): CoreError => ({ code: 'format', what: 'link', expected, got: it, message })),
];

/** Persian text without names and quoted input, which stand there as they are. */
function withoutIsolates(text: string): string {
  return text.replace(/[\u2066\u2068][^\u2069]*\u2069/g, '');
}

describe.each(locales)('in %s', (locale) => {
  test('each kind of expectation and of finding has a phrase of its own', () => {
    const all = errors.map((error) => say(locale, error));
    for (const text of all) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/undefined|null|\[object|the core’s own words| {2}/);
    }
    expect(new Set(all).size).toBe(all.length);
  });

  test('each code has a sentence of its own', () => {
    const parts = { what: 'learningRate', expected, got, message } as const;
    const all = [
      ...(['shape', 'value', 'format', 'empty'] as const).map((code) => say(locale, { code, ...parts })),
      say(locale, { code: 'diverged', what: 'dBias', step: 3, message }),
      say(locale, { code: 'http', what: 'weights', status: 404, message }),
      say(locale, { code: 'network', what: 'train-images-idx3-ubyte.gz', message }),
      ...(['cancelled', 'crashed', 'unknown-command', 'unexpected'] as const).map((code) =>
        say(locale, { code, message }),
      ),
    ];
    for (const text of all) expect(text).not.toMatch(/undefined|null|\[object/);
    expect(new Set(all).size).toBe(all.length);
  });

  test('a number of any size is written as people write it', () => {
    const between = (from: number, to: number) =>
      say(locale, {
        code: 'value',
        what: 'number',
        expected: { kind: 'between', of: 'number', from, to },
        got,
        message,
      });
    expect(between(-1e9, 1e15)).toMatch(/-10⁹.*[^-]10¹⁵/);
    expect(between(0.0001, 60000)).toMatch(/[^-]0\.0001.*60000/);
  });
});

describe('in Persian', () => {
  test('nothing is English but names and what somebody wrote', () => {
    for (const error of errors) expect(withoutIsolates(say('fa', error))).not.toMatch(/[A-Za-z]/);
    const { core, computed, fetched } = words(things);
    for (const text of Object.values({ ...core, ...computed, ...fetched })) {
      expect(withoutIsolates(text)).not.toMatch(/[A-Za-z]/);
    }
    expect(quantity('preActivation')).toBe('یک جمع وزن‌دار');
  });

  test('numbers are in the digits that the reader chose', () => {
    settings.update({ numerals: 'persian' });
    const names = new Set<Expected['kind']>(['written', 'version', 'tensor', 'sha256', 'nameWithEither', 'idxFile']);
    for (const it of Object.values(expectations).filter(({ kind }) => !names.has(kind))) {
      const text = say('fa', { code: 'value', what: 'learningRate', expected: it, got, message });
      expect(text.replace(/\u2066f(?:16|32)\u2069/, '')).not.toMatch(/[0-9]/);
    }
  });

  test('a learning rate below 0 in the link of a problem is refused without a word of English', () => {
    const error: CoreError = { code: 'value', what: 'learningRate', expected, got, message };
    expect(say('en', error)).toBe(
      'The value of the learning rate cannot be used: expected a finite number above 0, got -0.1.',
    );
    expect(say('fa', error)).toBe(
      'مقدار نرخ یادگیری پذیرفته نیست: باید عددی متناهی و بزرگ‌تر از \u20660\u2069 باشد، اما \u2066-0.1\u2069 داده شده است.',
    );
  });
});

test('a typed number is called a number', () => {
  const typed: Got = { kind: 'typed', place: { kind: 'symbol', id: 'o' }, text: 'abc' };
  const error: CoreError = { code: 'format', what: 'number', expected: expectations.written, got: typed, message };
  expect(say('en', error)).toBe(
    'This number cannot be read: expected a decimal or a fraction, such as 0.25, -1/4 or 1.5e-7, got o = "abc".',
  );
  expect(say('fa', error)).toContain('\u20660.25\u2069، \u2066-1/4\u2069 یا \u20661.5e-7\u2069');
  const slope: Got = { kind: 'typed', place: { kind: 'setting', what: 'slope' }, text: 'NaN' };
  expect(say('fa', { ...error, got: slope })).toContain('برای شیب «\u2068NaN\u2069» نوشته شده است');
});

test('a link is called a link', () => {
  const error: CoreError = {
    code: 'format',
    what: 'link',
    expected: expectations.count,
    got: gotPhrases.text,
    message,
  };
  expect(say('en', error)).toBe('The link cannot be read: expected 9 parts with * between them, got "rely".');
  expect(say('fa', error)).toContain('نوشتهٔ پیوند');
});

test('a damaged file is reported with the parser’s message', () => {
  const error: CoreError = {
    code: 'format',
    what: 'safetensors',
    expected: expectations.undamaged,
    got: { kind: 'fault', message: 'header too large' },
    message,
  };
  expect(say('en', error)).toBe('The file received is damaged, or is not the weights at all (header too large).');
  expect(say('fa', error)).toContain('(\u2068header too large\u2069)');
});

test('a fetched file is named by its purpose, or by its file name', () => {
  expect(say('en', { code: 'network', what: 'study', message })).toContain('the code of this view');
  expect(say('fa', { code: 'http', what: 't10k-labels-idx1-ubyte.gz', status: 503, message })).toContain(
    '\u2068t10k-labels-idx1-ubyte.gz\u2069',
  );
});
