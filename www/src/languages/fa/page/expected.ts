import { digits, listed } from '../../../base/locale';
import { boundText, ltr } from '../../../base/numbers';
import type { Each, KeptPart, Notation, Ranged } from '../../../engine/wire';
import type { ExpectedPhrases } from '../../../session/errors';
import { count, single } from './things';

const ranged: Readonly<Record<Ranged, string>> = {
  number: 'عددی',
  numbers: 'عددهایی',
  finiteNumber: 'عددی متناهی',
  wholeNumber: 'عددی صحیح',
  probabilities: 'احتمال‌هایی',
  class: 'کلاسی',
  labels: 'برچسب‌هایی',
  sample: 'نمونه‌ای',
  size: 'اندازه‌ای',
  trainingStep: 'شمارهٔ گام آموزش',
  rightOutput: 'شمارهٔ خروجی درست،',
};

const each: Readonly<Record<Each, string>> = {
  one: 'یکی',
  activation: 'یک تابع فعال‌سازی',
  unit: 'یک نورون',
  weightAndBias: 'یک وزن و یک بایاس',
};

const notations: Readonly<Record<Notation, string>> = {
  decimal: 'عددی اعشاری',
  number: 'عددی اعشاری یا کسری',
  activation: 'تابع فعال‌سازی',
  loss: 'تابع زیان',
  writtenOutLoss: 'تابع زیانی که گام به گام نوشته می‌شود',
  rule: 'قاعده‌ای با \u2068η\u2069 و \u2068λ\u2069',
  numberId: 'نام یکی از عددهای این مسئله',
  activationList: 'فهرست توابع فعال‌سازی در قالب \u2066JSON\u2069',
};

const fits: Readonly<Record<KeptPart, string>> = {
  settings: 'شبکه و تنظیماتی که در یادداشت فایل آمده است',
  progress: 'گام‌ها و دوره‌ها و آزمون‌هایی که با جای آموزش جور باشند',
  moments: 'گشتاورهای همین قاعده و همین شبکه',
  soundMoments: 'عددهایی متناهی با مربع‌هایی نه کمتر از صفر',
  history: 'زیان‌های متناهی گام‌ها و دوره‌هایی که انجام شده‌اند',
};

function bounded(x: number): string {
  return ltr(boundText(x));
}

function or(names: readonly string[]): string {
  return listed(names.map(ltr), '، ', ' یا ');
}

const text: ExpectedPhrases = {
  finiteNumber: () => 'عددی متناهی',
  finiteNumbers: () => 'عددهایی متناهی',
  between: ({ of, from, to }) => `${ranged[of]} از ${bounded(from)} تا ${bounded(to)}`,
  atLeast: ({ of, from }) => `${ranged[of]} نه کمتر از ${bounded(from)}`,
  above: ({ bound }) => `عددی متناهی و بزرگ‌تر از ${bounded(bound)}`,
  aboveUpTo: ({ bound, to }) => `عددی بزرگ‌تر از ${bounded(bound)} و حداکثر ${bounded(to)}`,
  fromBelow: ({ from, bound }) => `عددی از ${bounded(from)} تا ${bounded(bound)}، جز خود ${bounded(bound)}`,
  below: ({ of, bound }) => `${ranged[of]} با شمارهٔ کمتر از ${bounded(bound)}`,
  halfPrecision: ({ limit }) => `عددی که در \u2066f16\u2069 جا شود، یعنی تا ${ltr(`±${boundText(limit)}`)}`,
  gridPoints: ({ grid, limit }) => `مضرب‌هایی از ${ltr(`${digits(1)}/${boundText(grid)}`)} تا ${bounded(limit)}`,
  nearPad: ({ sides }) => `عددی متناهی تا ${bounded(sides)} برابر ضلع صفحهٔ نقاشی`,
  finiteDrawing: () => 'ضلع بزرگ‌تری که در \u2066f32\u2069 جا شود',
  drawingAtLeast: ({ nth }) => `ضلع بزرگ‌تری دست‌کم به اندازهٔ ${ltr(`${digits(1)}/${boundText(nth)}`)} ضلع صفحهٔ نقاشی`,
  atMost: ({ n, of }) => `حداکثر ${of === undefined ? bounded(n) : count(n, of)}`,
  count: ({ n, of }) => count(n, of),
  countBetween: ({ from, to, of }) => `${bounded(from)} تا ${count(to, of)}`,
  fewerThan: ({ n, of }) => `کمتر از ${count(n, of)}`,
  forEach: ({ each: what, n, of }) => `${each[what]} برای هر یک از ${count(n, of)}`,
  eachOnce: ({ of }) => `هر ${single(of)} تنها یک بار`,
  sameSamples: ({ n }) => `همان ${count(n, 'samples')} که دوره با آن‌ها آغاز شد`,
  oneOfEachClass: () => 'دست‌کم یکی از هر کلاس',
  equalCounts: () => 'به شمار برابر \u2066x\u2069 و \u2066y\u2069 و مقدار هدف',
  shape: ({ axes }) => ltr(`(${axes.map((length) => digits(length)).join(', ')})`),
  equalRows: () => 'ردیف‌هایی با طول برابر',
  oneOf: ({ names }) => or(names),
  written: ({ notation, examples }) => `${notations[notation]}، مانند ${or(examples)}`,
  activationsOf: ({ names }) => `توابع فعال‌سازی ${ltr(names.join(', '))}`,
  oneHiddenActivation: () => 'یک تابع برای همهٔ لایه‌های پنهان و هیچ برای لایهٔ آخر',
  nonzeroDenominator: () => 'مخرجی جز صفر',
  nameWithEither: ({ words }) => `نامی با یکی از ${or(words)}`,
  letterUnlikeDigits: () => 'حرفی که به هیچ رقمی شبیه نباشد',
  resultId: () => 'نام یکی از نتیجه‌های این گام آموزش',
  visibleMistakes: () => 'مسئله‌ای که اشتباه در آن دیده شود',
  anotherDigit: () => 'رقمی جز آنچه شبکه می‌خواند',
  targets: ({ of }) => (of === 'classes' ? 'کلاس هر نمونه' : 'مقداری برای هر خروجی'),
  lossFor: ({ of }) => (of === 'classes' ? 'تابع زیانی برای کلاس‌ها' : 'تابع زیانی برای مقدارها'),
  filesOfOneSet: () => 'چهار فایل از یک مجموعهٔ داده',
  sameImages: () => 'همان تصویرهایی که آموزش با آن‌ها آغاز شد',
  imagesOf: ({ rows, columns }) => `تصویرهای آزمون با ${ltr(`${digits(rows)} × ${digits(columns)}`)} پیکسل`,
  fitting: ({ part }) => fits[part],
  version: ({ version }) => `نسخهٔ ${ltr(version)}`,
  fileFormat: ({ name }) => `قالب ${ltr(name)}`,
  drawingsFile: () => 'فایل نقاشی‌هایی که این صفحه نوشته باشد',
  json: () => 'داده‌ای که در قالب \u2066JSON\u2069 نوشتنی باشد',
  trainingNote: () => 'یادداشت یک آموزش روی تصویرها',
  knownFields: ({ argument }) => `میدان‌ها و نوع‌هایی که موتور محاسبه برای ${ltr(argument)} می‌شناسد`,
  idxFile: ({ contents }) =>
    contents === 'images'
      ? 'تصویرهای \u2066IDX\u2069 (\u206600 00 08 03\u2069)'
      : 'برچسب‌های \u2066IDX\u2069 (\u206600 00 08 01\u2069)',
  header: ({ nBytes }) => `سرآغازی با ${count(nBytes, 'bytes')}`,
  elements: ({ sizes }) => `${ltr(sizes.map((size) => digits(size)).join(' × '))} بایت پس از سرآغاز`,
  undamaged: () => 'فایلی بدون آسیب',
  undamagedGzip: () => 'دادهٔ \u2066gzip\u2069 بدون آسیب',
  metadataEntry: ({ name }) => `فراداده‌ای به نام ${ltr(name)}`,
  tensor: ({ name, dtypes, nDimensions }) =>
    `تنسور ${ltr(name)} از نوع ${or(dtypes)} با ${count(nDimensions, 'dimensions')}`,
  sha256: ({ sha256 }) => ltr(`SHA-256 ${sha256}`),
};

export default text;
