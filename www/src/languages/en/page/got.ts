import { digits } from '../../../base/locale';
import type { NetworkFormat } from '../../../engine/wire';
import type { GotPhrases } from '../../../session/errors';
import things, { count } from './things';

const formats: Readonly<Record<NetworkFormat, string>> = {
  pytorch: 'a file of torch.save (.pt, .pth)',
  keras: 'a model of Keras (.keras)',
  hdf5: 'an HDF5 file (.h5)',
  npz: 'arrays of NumPy (.npz)',
  npy: 'an array of NumPy (.npy)',
  onnx: 'an ONNX file (.onnx)',
  zip: 'a zip archive',
};

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
  tensors: ({ tensors, nMore }) => {
    const shown = tensors.map(({ name, lengths }) => `${name} (${lengths.join(', ')})`);
    const more = nMore > 0 ? [`${digits(nMore)} more`] : [];
    return `the ${tensors.length === 1 ? 'tensor' : 'tensors'} ${[...shown, ...more].join(', ')}`;
  },
  networkFile: ({ of }) => formats[of],
  startsWith: ({ bytes }) => `a file that starts with ${bytes}`,
  idxFile: ({ contents }) => (contents === 'images' ? 'IDX images (00 00 08 03)' : 'IDX labels (00 00 08 01)'),
  targets: ({ of }) => (of === 'classes' ? 'classes' : 'values'),
  dataSets: ({ names, hasOthers }) => `files of ${[...names, ...(hasOthers ? ['another one'] : [])].join(', ')}`,
  sha256: ({ sha256 }) => `SHA-256 ${sha256}`,
  labels: ({ lowest, highest }) => `labels from ${digits(lowest)} to ${digits(highest)}`,
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
