import { digits } from '../../../base/locale';
import type { GotPhrases } from '../../../session/errors';
import things, { count } from './things';

const text: GotPhrases = {
  number: ({ text }) => digits(text),
  notANumber: () => 'NaN',
  infinity: ({ isNegative }) => (isNegative ? '−∞' : '∞'),
  text: ({ text }) => `"${text}"`,
  typed: ({ place, text }) => {
    if (place.kind === 'setting') return `"${text}" for ${things.core[place.what]}`;
    return `${place.id} = "${text}"${place.sample === undefined ? '' : ` in sample ${digits(place.sample)}`}`;
  },
  at: ({ position, text }) => `“${text}” at character ${digits(position)}`,
  endOfText: () => 'the end',
  result: ({ id, trainingStep }) =>
    trainingStep === undefined ? id : `${id} of training step ${digits(trainingStep)}`,
  count: ({ n, of }) => count(n, of),
  counts: ({ counts }) => `${counts.join(', ')}`,
  shape: ({ lengths }) => `(${lengths.join(', ')})`,
  tensor: ({ dtype, nDimensions }) => `${dtype} with ${count(nDimensions, 'dimensions')}`,
  startsWith: ({ bytes }) => `a file that starts with ${bytes}`,
  idxFile: ({ contents }) => (contents === 'images' ? 'IDX images (00 00 08 03)' : 'IDX labels (00 00 08 01)'),
  targets: ({ of }) => (of === 'classes' ? 'classes' : 'values'),
  dataSets: ({ names, hasOthers }) => `files of ${[...names, ...(hasOthers ? ['another one'] : [])].join(', ')}`,
  sha256: ({ sha256 }) => `SHA-256 ${sha256}`,
  labelOfImage: ({ label, image }) => `${digits(label)}, of image ${digits(image)}`,
  pixels: ({ rows, columns }) => `${digits(rows)} × ${digits(columns)} pixels`,
  noneOfClass: ({ label }) => `none of “${label}”`,
  noVisibleMistake: () => 'one in which every slip happens to give the right number',
  fault: ({ message }) => `${message}`,
  nothing: () => 'none',
  other: () => 'another',
  less: () => 'less',
  more: () => 'more',
};

export default text;
