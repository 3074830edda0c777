import { isolate } from '../base/locale';
import { settings } from '../base/settings';
import { catalogOf, words } from '../base/words';
import type { EngineError } from '../engine/protocol';

/** The sentence for the reader: what was expected and what came, in the reader's language. */
export function sentence(error: EngineError): string {
  const messages = words(sentences);
  const what = thing(error.what);
  const expected = phrase(error.expected);
  const got = phrase(error.got);
  if (error.expected === 'a file without damage') return messages.damaged(what, isolate(error.got ?? ''));
  // What was typed has no bytes.
  if (error.code === 'format' && error.what === 'number') return messages.number({ what, expected, got });
  if (error.code === 'format' && error.what === 'link') return messages.link({ what, expected, got });
  switch (error.code) {
    case 'shape':
    case 'value':
    case 'format':
      return messages[error.code]({ what, expected, got });
    case 'http':
      return messages.http({ what, expected, got });
    case 'empty':
      return messages.empty(what);
    case 'diverged':
      return messages.diverged(what);
    case 'network':
      return messages.network(what);
    case 'cancelled':
      return messages.cancelled;
    case 'crashed':
      return messages.crashed(isolate(error.message));
    case 'unknown-command':
      return messages.unknownCommand;
    default:
      return messages.unexpected(isolate(error.message));
  }
}

/** How the page calls what the core calls by its name in the code; an unknown name stands as it is. */
function thing(name: string | undefined): string {
  if (name === undefined) return words(sentences).input;
  const known = Object.hasOwn(words(things), name) ? words(things)[name as keyof Things] : undefined;
  return known ?? isolate(name);
}

/** What the core expected or got. It says so in English; in Persian the page's own words replace those that it knows. */
function phrase(text: string | undefined): string {
  if (text === undefined) return words(sentences).something;
  if (settings.value.locale === 'en') return text;
  const known = persianPhrases.find(([pattern]) => pattern.test(text));
  return known ? text.replace(known[0], known[1]) : isolate(text);
}

interface Parts {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

export interface Sentences {
  readonly shape: (parts: Parts) => string;
  readonly value: (parts: Parts) => string;
  readonly format: (parts: Parts) => string;
  readonly number: (parts: Parts) => string;
  readonly link: (parts: Parts) => string;
  readonly damaged: (what: string, detail: string) => string;
  readonly http: (parts: Parts) => string;
  readonly empty: (what: string) => string;
  readonly diverged: (what: string) => string;
  readonly network: (what: string) => string;
  readonly crashed: (message: string) => string;
  readonly unexpected: (message: string) => string;
  readonly cancelled: string;
  readonly unknownCommand: string;
  readonly input: string;
  readonly something: string;
}

export const sentences = catalogOf<Sentences>('page/errors');

export interface Things {
  readonly safetensors: string;
  readonly weights: string;
  readonly weight: string;
  readonly bias: string;
  readonly logits: string;
  readonly features: string;
  readonly classes: string;
  readonly layers: string;
  readonly batch: string;
  readonly learning_rate: string;
  readonly trace: string;
  readonly problem: string;
  readonly split: string;
  readonly points: string;
  readonly train: string;
  readonly images: string;
  readonly labels: string;
  readonly files: string;
  readonly file_name: string;
  readonly 'IDX file': string;
  readonly training: string;
  readonly data: string;
  readonly activations: string;
  readonly study: string;
  readonly pixels: string;
  readonly drawings: string;
  readonly drawing: string;
  readonly label: string;
  readonly judge: string;
  readonly 'labels of the drawings': string;
  readonly 'stroke coordinate': string;
}

export const things = catalogOf<Things>('page/things');

const persianPhrases: readonly (readonly [RegExp, string])[] = [
  [/^a metadata entry `activations`$/, 'فراداده‌ای به نام \u2068activations\u2069'],
  [/^a weight and a bias for each of (\d+) layers$/, 'یک وزن و یک بایاس برای هر یک از $1 لایه'],
  [/^(?:a )?finite numbers?$/, 'عدد متناهی'],
  [/^numbers below 10¹⁵$/, 'عددهایی کوچک‌تر از \u206610¹⁵\u2069'],
  [/^relu, relu, identity$/, 'دو لایهٔ پنهان با \u2066ReLU\u2069 و یک لایهٔ خروجی بدون تابع فعال‌سازی'],
  [/^a number above (\S+)$/, 'عددی بزرگ‌تر از $1'],
  [/^a number from 0 to 1$/, 'عددی از صفر تا یک'],
  [/^a number between -10⁹ and 10⁹$/, 'عددی میان \u2066-10⁹\u2069 و \u206610⁹\u2069'],
  [/^a decimal or a fraction, such as (\S+) or (\S+)$/, 'عددی اعشاری یا کسری، مانند \u2066$1\u2069 یا \u2066$2\u2069'],
  [
    /^a decimal or a fraction, such as (\S+), (\S+) or (\S+)$/,
    'عددی اعشاری یا کسری، مانند \u2066$1\u2069، \u2066$2\u2069 یا \u2066$3\u2069',
  ],
  [/^at most (\d+) characters$/, 'حداکثر $1 نویسه'],
  [/^a denominator other than 0$/, 'مخرجی جز صفر'],
  [/^one in which a mistake can be seen$/, 'مسئله‌ای که اشتباه در آن دیده شود'],
  [/^one in which every slip gives the number that is right$/, 'مسئله‌ای که در آن هر لغزشی به همان عدد درست می‌رسد'],
  [/^at most (\d+)$/, 'حداکثر $1'],
  [/^at most (\d+) bytes$/, 'حداکثر $1 بایت'],
  [/^(\d+) bytes$/, '$1 بایت'],
  [/^the version (\S+) first$/, 'نسخهٔ \u2066$1\u2069 در آغاز'],
  [/^(\d+) parts with \* between them$/, '$1 بخش با \u2066*\u2069 در میانشان'],
  [/^(\d+) parts$/, '$1 بخش'],
  [/^an activation function, such as (\S+) or (\S+)$/, 'تابع فعال‌سازی، مانند \u2066$1\u2069 یا \u2066$2\u2069'],
  [/^an activation function for each of (\d+) layers$/, 'یک تابع فعال‌سازی برای هر یک از $1 لایه'],
  [/^a loss, such as (\S+) or (\S+)$/, 'تابع زیان، مانند \u2066$1\u2069 یا \u2066$2\u2069'],
  [
    /^a rule with η and λ, such as (\S+) or (\S+)$/,
    'قاعده‌ای با \u2068η\u2069 و \u2068λ\u2069، مانند \u2066$1\u2069 یا \u2066$2\u2069',
  ],
  [/^(\d+) weights and biases$/, '$1 وزن و بایاس'],
  [/^(\d+) inputs$/, '$1 ورودی'],
  [/^(\d+) targets$/, '$1 مقدار هدف'],
  [/^a size from 1 to (\d+)$/, 'اندازه‌ای از 1 تا $1'],
  [/^a training step from 1$/, 'شمارهٔ گام آموزش، از 1'],
  [/^the number of the right output, from 1 to (\d+)$/, 'شمارهٔ خروجی درست، از 1 تا $1'],
  [/^a number from 0 to 1, without 1$/, 'عددی از صفر تا یک، جز یک'],
  [/^a number from (\S+) to (\S+)$/, 'عددی از \u2066$1\u2069 تا \u2066$2\u2069'],
  [/^less than all of the (\d+) samples for validation and test$/, 'کمتر از همهٔ $1 نمونه'],
  [/^none$/, 'هیچ'],
  [/^at least one of each class$/, 'دست‌کم یکی از هر کلاس'],
  [/^none of (.+)$/, 'هیچ از $1'],
  [/^a file of drawings from this page$/, 'فایل نقاشی‌هایی که این صفحه نوشته باشد'],
  [/^the format (\S+)$/, 'قالب \u2066$1\u2069'],
  [/^version (\d+)$/, 'نسخهٔ $1'],
  [/^(\d+) to (\d+) of them$/, '$1 تا $2 تا'],
  [/^(\d+) to (\d+) characters each$/, 'هر یک $1 تا $2 نویسه'],
  [/^each once$/, 'هر کدام یک بار'],
  [/^a class from 0 to (\d+)$/, 'کلاسی از 0 تا $1'],
  [/^at most (\d+) points$/, 'حداکثر $1 نقطه'],
  [/^a longest side of a twentieth of the pad$/, 'ضلع بزرگ‌تری دست‌کم به اندازهٔ یک‌بیستم صفحه'],
  [/^less$/, 'کمتر'],
  [/^a finite number within 1000 pad sides of the origin$/, 'عددی متناهی تا هزار برابر ضلع صفحه'],
  [/^(\d+) tensors$/, '$1 تنسور'],
  [/^IDX images \((.+)\)$/, 'تصویرهای IDX (\u2066$1\u2069)'],
  [/^IDX labels \((.+)\)$/, 'برچسب‌های IDX (\u2066$1\u2069)'],
  [/^a file that starts with (.+)$/, 'فایلی که با \u2066$1\u2069 آغاز می‌شود'],
  [/^a header of (\d+) bytes$/, 'سرآغازی با $1 بایت'],
  [/^(.+) bytes after the header$/, '\u2066$1\u2069 بایت پس از سرآغاز'],
  [/^gzip data without damage$/, 'دادهٔ gzip بدون آسیب'],
  [/^one for each of (\d+) images$/, 'یکی برای هر یک از $1 تصویر'],
  [/^labels from 0 to 9$/, 'برچسب‌هایی از 0 تا 9'],
  [/^(\d+), of image (\d+)$/, '$1، برای تصویر $2'],
  [/^four files of one data set$/, 'چهار فایل از یک مجموعهٔ داده'],
  [/^a name with either train or t10k in it$/, 'نامی با یکی از \u2066train\u2069 یا \u2066t10k\u2069'],
  [/^test images of (.+) pixels$/, 'تصویرهای آزمون با \u2066$1\u2069 پیکسل'],
  [/^(\d+ × \d+) pixels$/, '\u2066$1\u2069 پیکسل'],
  [/^the images that the training began with$/, 'همان تصویرهایی که آموزش با آن‌ها آغاز شد'],
  [/^a unit for each of (\d+) classes$/, 'یک واحد برای هر یک از $1 کلاس'],
  [/^one function for all hidden layers, and none for the last one$/, 'یک تابع برای همهٔ لایه‌های پنهان و هیچ برای آخری'],
  [/^others?$/, 'چیز دیگری'],
];
