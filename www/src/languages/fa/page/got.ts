import { digits } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import type { NetworkFormat } from '../../../engine/wire';
import type { GotPhrases } from '../../../session/errors';
import things, { count } from './things';

function came(what: string): string {
  return `${what} داده شده است`;
}

function wrote(text: string): string {
  return text === '' ? 'چیزی نوشته نشده است' : `${quoted(text)} نوشته شده است`;
}

/** What somebody wrote, in whatever language. */
function quoted(text: string): string {
  return `«\u2068${text}\u2069»`;
}

const formats: Readonly<Record<NetworkFormat, string>> = {
  pytorch: 'فایل ⁦torch.save⁩ (⁦.pt⁩ یا ⁦.pth⁩)',
  keras: 'مدل ⁦Keras⁩ (⁦.keras⁩)',
  hdf5: 'فایل ⁦HDF5⁩ (⁦.h5⁩)',
  npz: 'آرایه‌های ⁦NumPy⁩ (⁦.npz⁩)',
  npy: 'آرایهٔ ⁦NumPy⁩ (⁦.npy⁩)',
  onnx: 'فایل ⁦ONNX⁩ (⁦.onnx⁩)',
  zip: 'بایگانی ⁦zip⁩',
};

const text: GotPhrases = {
  number: ({ text }) => came(ltr(digits(text))),
  notANumber: () => came('چیزی که عدد نیست (\u2066NaN\u2069)'),
  infinity: ({ isNegative }) => came(isNegative ? 'منفی بی‌نهایت' : 'بی‌نهایت'),
  text: ({ text }) => wrote(text),
  typed: ({ place, text }) => {
    if (place.kind === 'setting') return `برای ${things.core[place.what]} ${wrote(text)}`;
    const where = place.sample === undefined ? '' : `در نمونهٔ ${ltr(digits(place.sample))} `;
    return `${where}برای ${ltr(place.id)} ${wrote(text)}`;
  },
  at: ({ position, text }) => `در نویسهٔ ${ltr(digits(position))} ${came(quoted(text))}`,
  endOfText: () => 'عبارت تمام شد',
  result: ({ id, trainingStep }) => {
    const where = trainingStep === undefined ? '' : ` در گام آموزش ${ltr(digits(trainingStep))}`;
    return `${ltr(id)}${where} چنین نیست`;
  },
  count: ({ n, of }) => came(count(n, of)),
  counts: ({ counts }) => came(counts.map((n) => ltr(digits(n))).join('، ')),
  shape: ({ lengths }) => came(ltr(`(${lengths.map((length) => digits(length)).join(', ')})`)),
  tensor: ({ dtype, nDimensions }) => came(`${ltr(dtype)} با ${count(nDimensions, 'dimensions')}`),
  tensors: ({ tensors, nMore }) => {
    const shown = tensors.map(({ name, lengths }) => ltr(`${name} (${lengths.map((n) => digits(n)).join(', ')})`));
    return came([...shown, ...(nMore > 0 ? [`${ltr(digits(nMore))} تنسور دیگر`] : [])].join('، '));
  },
  networkFile: ({ of }) => formats[of],
  startsWith: ({ bytes }) => came(`فایلی با آغاز ${ltr(bytes)}`),
  idxFile: ({ contents }) =>
    came(
      contents === 'images'
        ? 'تصویرهای \u2066IDX\u2069 (\u206600 00 08 03\u2069)'
        : 'برچسب‌های \u2066IDX\u2069 (\u206600 00 08 01\u2069)',
    ),
  targets: ({ of }) => came(of === 'classes' ? 'کلاس' : 'مقدار'),
  dataSets: ({ names, hasOthers }) =>
    came(`فایل‌هایی از ${[...names.map(ltr), ...(hasOthers ? ['مجموعه‌ای دیگر'] : [])].join(' و ')}`),
  sha256: ({ sha256 }) => came(ltr(`SHA-256 ${sha256}`)),
  labels: ({ lowest, highest }) => came(`برچسب‌هایی از ${ltr(digits(lowest))} تا ${ltr(digits(highest))}`),
  pixels: ({ rows, columns }) => came(`${ltr(`${digits(rows)} × ${digits(columns)}`)} پیکسل`),
  noneOfClass: ({ label }) => `از ${quoted(label)} هیچ نقاشی‌ای نیست`,
  noVisibleMistake: () => 'در این مسئله هر لغزشی به همان عدد درست می‌رسد',
  fault: ({ message }) => `خطایی رخ داد: \u2066${message}\u2069`,
  nothing: () => 'چیزی داده نشده است',
  other: () => came('چیز دیگری'),
  less: () => 'کمتر است',
  more: () => 'بیشتر است',
};

export default text;
