import { digits, listed } from '../../../base/locale';
import { boundText, ltr } from '../../../base/numbers';
import type { Each, KeptPart, Notation, PerceptronPart, Ranged, SyntaxPart } from '../../../engine/wire';
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
  trainingStep: 'شمارهٔ یک گام آموزش',
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
  outputOfProbabilities: 'سیگموئید در لایهٔ خروجی، چون این تابع زیان احتمال می‌گیرد',
  rule: 'قاعده‌ای با \u2068η\u2069 و \u2068λ\u2069',
  variant: 'تفاوت‌های مسئله با یک مسئلهٔ ساده',
  parameterId: 'نام یک وزن یا بایاس این شبکه',
  tied: 'دو یا چند وزن، یا دو یا چند بایاس، که هیچ‌یک حذف نشده یا با پارامتر دیگری مشترک نباشد',
  numberId: 'نام یکی از عددهای این مسئله',
  variableValue: 'نام یک متغیر و مقدار آن',
  activationList: 'فهرست توابع فعال‌سازی در قالب \u2066JSON\u2069',
};

const fits: Readonly<Record<KeptPart, string>> = {
  settings: 'شبکه و تنظیماتی باشد که در یادداشت فایل آمده است',
  progress: 'به‌روزرسانی‌ها و دوره‌ها و آزمون‌هایی باشد که با جای آموزش جور باشند',
  moments: 'گشتاورهای همین قاعده و همین شبکه باشد',
  soundMoments: 'عددهایی متناهی باشد، با مربع‌هایی نه کمتر از صفر',
  history: 'زیان‌های متناهی به‌روزرسانی‌ها و دوره‌های انجام‌شده باشد',
};

const perceptrons: Readonly<Record<PerceptronPart, string>> = {
  matrices: 'تنها ماتریس‌های وزن و بردارهای بایاس باشد',
  names: 'نام‌هایی جفت باشد، مانند ⁦fc1.weight⁩ و ⁦fc1.bias⁩',
  chain: 'لایه‌هایی باشد که شمار ورودی‌های هر یک برابر خروجی‌های لایهٔ پیشین است، با یک بایاس برای هر خروجی',
};

const syntax = (): Readonly<Record<SyntaxPart['kind'], string>> => ({
  operand: 'عدد، متغیر، تابع یا پرانتز',
  operator: 'یک عملگر (\u2066+ − * / ^\u2069) یا پایان عبارت',
  openingParenthesis: 'پرانتز باز پس از نام تابع',
  closingParenthesis: 'پرانتز بسته',
  closingBar: 'خط \u2066|\u2069 دوم',
  comma: 'ویرگول و ورودی بعدی تابع',
  number: `عددی اعشاری با حداکثر ${bounded(24)} رقم`,
  name: 'متغیر (یک حرف، در صورت نیاز با شماره، مانند \u2066x\u2069 یا \u2066w1\u2069) یا نام تابع',
});

/** An example as the reader would type it. */
function shown(notation: Notation, example: string): string {
  return notation === 'decimal' || notation === 'number' ? digits(example) : example;
}

/** What it should be; what follows describes it further. */
function be(what: string, further = ''): string {
  return `${what} باشد${further}`;
}

function bounded(x: number): string {
  return ltr(boundText(x));
}

function or(names: readonly string[]): string {
  return listed(names.map(ltr), '، ', ' یا ');
}

const text: ExpectedPhrases = {
  finiteNumber: () => be('عددی متناهی'),
  finiteNumbers: () => be('عددهایی متناهی'),
  between: ({ of, from, to }) => be(`${ranged[of]} از ${bounded(from)} تا ${bounded(to)}`),
  atLeast: ({ of, from }) => be(`${ranged[of]} نه کمتر از ${bounded(from)}`),
  above: ({ bound }) => be(`عددی متناهی و بزرگ‌تر از ${bounded(bound)}`),
  aboveUpTo: ({ bound, to }) => be(`عددی بزرگ‌تر از ${bounded(bound)} و حداکثر ${bounded(to)}`),
  fromBelow: ({ from, bound }) => be(`عددی از ${bounded(from)} تا ${bounded(bound)}، جز خود ${bounded(bound)}`),
  below: ({ of, bound }) => be(`${ranged[of]} با شمارهٔ کمتر از ${bounded(bound)}`),
  halfPrecision: ({ limit }) => be('عددی', ` که در \u2066f16\u2069 جا شود، یعنی تا ${ltr(`±${boundText(limit)}`)}`),
  gridPoints: ({ grid, limit }) => be(`مضرب‌هایی از ${ltr(`${digits(1)}/${boundText(grid)}`)} تا ${bounded(limit)}`),
  nearPad: ({ sides }) => be(`عددی متناهی تا ${bounded(sides)} برابر ضلع بوم`),
  finiteDrawing: () => 'ضلع بزرگ‌ترش در \u2066f32\u2069 جا شود',
  drawingAtLeast: ({ nth }) => be(`ضلع بزرگ‌ترش دست‌کم ${ltr(`${digits(1)}/${boundText(nth)}`)} ضلع بوم`),
  atMost: ({ n, of }) => be(`حداکثر ${of === undefined ? bounded(n) : count(n, of)}`),
  count: ({ n, of }) => be(count(n, of)),
  countBetween: ({ from, to, of }) => be(`${bounded(from)} تا ${count(to, of)}`),
  fewerThan: ({ n, of }) => be(`کمتر از ${count(n, of)}`),
  forEach: ({ each: what, n, of }) => be(`${each[what]} برای هر یک از ${count(n, of)}`),
  eachOnce: ({ of }) => `هر ${single(of)} تنها یک بار بیاید`,
  sameSamples: ({ n }) => be(`همان ${count(n, 'samples')}`, ' که دوره با آن‌ها آغاز شد'),
  oneOfEachClass: () => be('دست‌کم یکی از هر کلاس'),
  equalCounts: () => 'شمار \u2066x\u2069 و \u2066y\u2069 و مقدارهای هدف برابر باشد',
  shape: ({ axes }) => be(ltr(`(${axes.map((length) => digits(length)).join(', ')})`)),
  equalRows: () => be('ردیف‌هایی با طول برابر'),
  oneOf: ({ names }) => be(or(names)),
  written: ({ notation, examples }) =>
    be(notations[notation], ` (مانند ${or(examples.map((example) => shown(notation, example)))})`),
  activationsOf: ({ names }) => be(`توابع فعال‌سازی ${ltr(names.join(', '))}`),
  oneHiddenActivation: () => 'همهٔ لایه‌های پنهان یک تابع داشته باشند و لایهٔ آخر هیچ',
  syntax: ({ part }) => be(syntax()[part.kind] + (part.kind === 'name' ? ` (${ltr(part.functions.join(', '))})` : '')),
  nonzeroDenominator: () => be('مخرجی جز صفر'),
  nameWithEither: ({ words }) => be(`نامی با یکی از ${or(words)}`),
  letterUnlikeDigits: () => be('حرفی', ' که به هیچ رقمی شبیه نباشد'),
  resultId: () => be('نام یکی از نتیجه‌های این گام آموزش'),
  visibleMistakes: () => be('مسئله‌ای', ' که اشتباه در آن دیده شود'),
  anotherDigit: () => be('رقمی', ' جز آنچه شبکه می‌خواند'),
  targets: ({ of }) => be(of === 'classes' ? 'کلاس هر نمونه' : 'مقداری برای هر خروجی'),
  lossFor: ({ of }) => be(of === 'classes' ? 'تابع زیانی برای کلاس‌ها' : 'تابع زیانی برای مقدارها'),
  filesOfOneSet: () => be('چهار فایل از یک مجموعهٔ داده'),
  classFolders: () => be('دو پوشه یا بیشتر، برای هر کلاس یکی، با چند تصویر در هر کدام'),
  sameImages: () => be('همان تصویرهایی', ' که آموزش با آن‌ها آغاز شد'),
  imagesOf: ({ rows, columns }) => be(`تصویرهای آزمون با ${ltr(`${digits(rows)} × ${digits(columns)}`)} پیکسل`),
  fitting: ({ part }) => fits[part],
  version: ({ version }) => be(`نسخهٔ ${ltr(version)}`),
  fileFormat: ({ name }) => be(`قالب ${ltr(name)}`),
  records: () => be('آرایه‌ای از رکوردها یا سطرها', ' به صورت \u2066JSON\u2069'),
  drawingsFile: () => be('فایل نقاشی‌هایی', ' که این صفحه نوشته است'),
  json: () => be('داده‌ای', ' که در قالب \u2066JSON\u2069 نوشتنی باشد'),
  trainingNote: () => be('یادداشت یک آموزش روی تصویرها'),
  knownFields: ({ argument }) => be('میدان‌ها و نوع‌هایی', ` که موتور محاسبه برای ${ltr(argument)} می‌شناسد`),
  idxFile: ({ contents }) =>
    be(
      contents === 'images'
        ? 'تصویرهای \u2066IDX\u2069 (\u206600 00 08 03\u2069)'
        : 'برچسب‌های \u2066IDX\u2069 (\u206600 00 08 01\u2069)',
    ),
  header: ({ nBytes }) => be(`سرآغازی با ${count(nBytes, 'bytes')}`),
  elements: ({ sizes }) => be(`${ltr(sizes.map((size) => digits(size)).join(' × '))} بایت پس از سرآغاز`),
  undamaged: () => be('فایلی بدون آسیب'),
  undamagedGzip: () => be('دادهٔ \u2066gzip\u2069 بدون آسیب'),
  metadataEntry: ({ name }) => be(`فراداده‌ای به نام ${ltr(name)}`),
  tensor: ({ name, dtypes, nDimensions }) =>
    be(`تنسور ${ltr(name)} از نوع ${or(dtypes)} با ${count(nDimensions, 'dimensions')}`),
  perceptron: ({ part }) => perceptrons[part],
  sha256: ({ sha256 }) => be(ltr(`SHA-256 ${sha256}`)),
};

export default text;
