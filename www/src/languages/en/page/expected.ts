import { digits, listed } from '../../../base/locale';
import { boundText } from '../../../base/numbers';
import type { Each, KeptPart, Notation, PerceptronPart, Ranged, SyntaxPart } from '../../../engine/wire';
import type { ExpectedPhrases } from '../../../session/errors';
import { count, plural } from './things';

const ranged: Readonly<Record<Ranged, string>> = {
  number: 'a number',
  numbers: 'numbers',
  finiteNumber: 'a finite number',
  wholeNumber: 'a whole number',
  probabilities: 'probabilities',
  class: 'a class',
  labels: 'labels',
  sample: 'a sample',
  size: 'a size',
  trainingStep: 'a training step',
  rightOutput: 'the number of the right output,',
};

const each: Readonly<Record<Each, string>> = {
  one: 'one',
  activation: 'an activation function',
  unit: 'a unit',
  weightAndBias: 'a weight and a bias',
};

const notations: Readonly<Record<Notation, string>> = {
  decimal: 'a decimal',
  number: 'a decimal or a fraction',
  activation: 'an activation function',
  loss: 'a loss',
  outputOfProbabilities: 'sigmoid in the output layer, since this loss takes probabilities',
  rule: 'a rule with η and λ',
  variant: 'how the problem differs from a plain one',
  parameterId: 'the name of a weight or bias of this network',
  tied: 'two or more weights, or two or more biases, none of which is left out or shared with others',
  numberId: 'a number of this problem',
  variableValue: 'the name of a variable and its value',
  activationList: 'a JSON list of activation functions',
};

const fits: Readonly<Record<KeptPart, string>> = {
  settings: 'the network and the settings in its note',
  progress: 'the updates, epochs and tests that belong to this point of the training',
  moments: 'those of this optimizer and network',
  soundMoments: 'finite numbers, and no square below 0',
  history: 'finite losses of the updates and epochs made so far',
};

const perceptrons: Readonly<Record<PerceptronPart, string>> = {
  matrices: 'matrices of weights and vectors of biases only',
  names: 'names in pairs, such as fc1.weight and fc1.bias',
  chain: 'layers that take as many inputs as the one before has outputs, with a bias for each output',
};

const syntax: Readonly<Record<SyntaxPart['kind'], string>> = {
  operand: 'a number, a variable, a function or a parenthesis',
  operator: 'an operator (+ − * / ^) or the end',
  openingParenthesis: 'an opening parenthesis after the name of the function',
  closingParenthesis: 'a closing parenthesis',
  closingBar: 'a second bar |',
  comma: 'a comma and another argument',
  number: 'a decimal of at most 24 digits, such as 0.25',
  name: 'a variable (one letter, with a number if need be, such as x or w1) or a function',
};

function or(names: readonly string[]): string {
  return listed(names, ', ', ' or ');
}

const text: ExpectedPhrases = {
  finiteNumber: () => 'a finite number',
  finiteNumbers: () => 'finite numbers',
  between: ({ of, from, to }) => `${ranged[of]} from ${boundText(from)} to ${boundText(to)}`,
  atLeast: ({ of, from }) => `${ranged[of]}, ${boundText(from)} or more`,
  above: ({ bound }) => `a finite number above ${boundText(bound)}`,
  aboveUpTo: ({ bound, to }) => `a number above ${boundText(bound)}, at most ${boundText(to)}`,
  fromBelow: ({ from, bound }) => `a number from ${boundText(from)} up to, but not including, ${boundText(bound)}`,
  below: ({ of, bound }) => `${ranged[of]} below ${digits(bound)}`,
  halfPrecision: ({ limit }) => `a number that an f16 can hold, within ±${boundText(limit)}`,
  gridPoints: ({ grid, limit }) => `multiples of 1/${boundText(grid)} up to ${boundText(limit)}`,
  nearPad: ({ sides }) => `a finite number within ${boundText(sides)} pad sides of the origin`,
  finiteDrawing: () => 'a longest side that an f32 can hold',
  drawingAtLeast: ({ nth }) => `a longest side of at least 1/${boundText(nth)} of the pad`,
  atMost: ({ n, of }) => `at most ${of === undefined ? digits(n) : count(n, of)}`,
  count: ({ n, of }) => count(n, of),
  countBetween: ({ from, to, of }) => `${digits(from)} to ${count(to, of)}`,
  fewerThan: ({ n, of }) => `fewer than ${count(n, of)}`,
  forEach: ({ each: what, n, of }) => `${each[what]} for each of ${count(n, of)}`,
  eachOnce: ({ of }) => `each of the ${plural(of)} once`,
  sameSamples: ({ n }) => `the same ${count(n, 'samples')} as when the epoch began`,
  oneOfEachClass: () => 'at least one of each class',
  equalCounts: () => 'as many x as y and targets',
  shape: ({ axes }) => `(${axes.join(', ')})`,
  equalRows: () => 'rows of one length',
  oneOf: ({ names }) => or(names),
  written: ({ notation, examples }) => `${notations[notation]}, such as ${or(examples)}`,
  activationsOf: ({ names }) => `the activation functions ${names.join(', ')}`,
  oneHiddenActivation: () => 'one function for all hidden layers, and none for the last one',
  syntax: ({ part }) => syntax[part.kind] + (part.kind === 'name' ? ` (${part.functions.join(', ')})` : ''),
  nonzeroDenominator: () => 'a denominator other than 0',
  nameWithEither: ({ words }) => `a name with either ${or(words)} in it`,
  letterUnlikeDigits: () => 'one that does not look like a digit',
  resultId: () => 'the id of a result of this training step',
  visibleMistakes: () => 'one in which a mistake can be seen',
  anotherDigit: () => 'a digit other than the one the network reads',
  targets: ({ of }) => (of === 'classes' ? 'the class of each sample' : 'a value for each output'),
  lossFor: ({ of }) => (of === 'classes' ? 'a loss for classes' : 'a loss for values'),
  filesOfOneSet: () => 'four files of one data set',
  classFolders: () => 'two or more folders, one for each class, with several images in each',
  sameImages: () => 'the images that the training began with',
  imagesOf: ({ rows, columns }) => `test images of ${rows} × ${columns} pixels`,
  fitting: ({ part }) => fits[part],
  version: ({ version }) => `version ${version}`,
  fileFormat: ({ name }) => `the format ${name}`,
  records: () => 'an array of records or of rows, as JSON',
  drawingsFile: () => 'a file of drawings from this page',
  json: () => 'values that JSON can hold',
  trainingNote: () => 'a note of the training on images',
  knownFields: ({ argument }) => `the fields and types of “${argument}” that the engine knows`,
  idxFile: ({ contents }) => (contents === 'images' ? 'IDX images (00 00 08 03)' : 'IDX labels (00 00 08 01)'),
  header: ({ nBytes }) => `a header of ${count(nBytes, 'bytes')}`,
  elements: ({ sizes }) => `${sizes.join(' × ')} bytes after the header`,
  undamaged: () => 'an undamaged file',
  undamagedGzip: () => 'undamaged gzip data',
  metadataEntry: ({ name }) => `a metadata entry “${name}”`,
  tensor: ({ name, dtypes, nDimensions }) => `“${name}” in ${or(dtypes)} with ${count(nDimensions, 'dimensions')}`,
  perceptron: ({ part }) => perceptrons[part],
  sha256: ({ sha256 }) => `SHA-256 ${sha256}`,
};

export default text;
