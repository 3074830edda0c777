import { digits } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import type { Messages, Place } from '../../../lessons/playground/table/messages';
import { count } from '../page/things';

const at = ({ line, isRecord, column }: Place) =>
  `${isRecord ? 'رکورد' : 'سطر'} ${line}${column === '' ? '' : `، ستون ${column}`}`;

const text: Messages = {
  hint: 'جدولی را از صفحه‌گسترده بچسبانید یا فایلی را رها کنید: \u2066CSV\u2069 با هر جداکننده‌ای، متن یا \u2066JSON\u2069؛ سطر نخست می‌تواند نام ستون‌ها باشد. سپس تعیین کنید که کدام ستون‌ها ورودی‌اند و کدام هدف است.',
  text: 'جدول: متن را اینجا بچسبانید یا فایلی را رها کنید',
  placeholder: 'طول،عرض،گونه\n5.1،3.5،ستوسا\n6.3،3.3،ویرجینیکا',
  read: 'خواندن جدول',
  orFile: 'انتخاب فایل',
  remove: 'برداشتن جدول',
  longText: 'جدول بلند است: تنها آغاز آن اینجا دیده می‌شود و ویرایش‌پذیر نیست.',

  get about() {
    const from = (by: string, year: number) => `${ltr(by)} و همکاران، ${digits(year)}`;
    const shippedBy = ltr('scikit-learn 1.9.1');
    return {
      iris: `اندازه‌های ${digits(150)} گل زنبق از سه گونه بر حسب سانتی‌متر (${ltr('Fisher')}، ${digits(1936)}؛ اندازه‌گیری از ${ltr('Anderson')})، چنان‌که با ${shippedBy} می‌آید.`,
      penguins: `اندازه‌های ${digits(344)} پنگوئن از سه گونه در ایستگاه پالمر جنوبگان (${from('Gorman', 2014)})، از ${ltr('palmerpenguins 0.1.6')}. جزیره و جنس و سال را هم می‌توان ورودی کرد.`,
      wine: `تجزیهٔ شیمیایی ${digits(178)} شراب از سه رقم انگور در یک ناحیهٔ ایتالیا (${from('Forina', 1991)})، چنان‌که با ${shippedBy} می‌آید.`,
      diabetes: `ده اندازه از ${digits(442)} بیمار و پیشرفت بیماری آنان پس از یک سال (${from('Efron', 2004)})، چنان‌که با ${shippedBy} می‌آید.`,
    };
  },

  preview: 'سطرهای نخست',
  roleOf: (column) => `نقش ستون ${column}`,
  roles: { input: 'ورودی', target: 'هدف', out: 'کنار گذاشته' },
  kinds: { numbers: () => 'عدد', texts: (n) => `${n} متن متفاوت` },
  task: 'هدف چیست',
  tasks: { classes: 'کلاس', values: 'عدد' },

  rows: (nRows) => count(nRows, 'rows'),
  classes: (nInputs, nClasses, names) => `، ${count(nInputs, 'inputs')}، ${count(nClasses, 'classes')}: ${names}.`,
  values: (nInputs, target) => `، ${count(nInputs, 'inputs')}؛ عددی که پیش‌بینی می‌شود ${target} است.`,
  sampled: (taken, of) => `از ${of} سطر، نمونه‌ای تصادفی از ${taken} سطر آموزش داده می‌شود که همیشه همان است.`,
  drawn: (n, all) => `جدول ${all} سطر دارد که از آن نمونه‌ای تصادفی از ${n} سطر خوانده شد، همیشه همان.`,
  signs: (columns) => `آنچه کنار عددها بود کنار گذاشته شد: ${columns}.`,
  noHeader: 'سطر نخست نام ستون‌ها به شمار نیامد.',
  empty: (n) => `${n} سطر خالی نادیده گرفته شد.`,
  comments: (n) => `${n} سطر توضیح یا عنوان نادیده گرفته شد.`,
  columnsOver: (n, max) => `${n} ستون دیگر کنار گذاشته شد: شبکه اینجا حداکثر ${max} ورودی دارد.`,
  incomplete: (n) => `کنار گذاشتن سطرهایی که خانهٔ خالی دارند (${n})`,
  leaveOutBad: (n) => `کنار گذاشتن آنچه خواندنی نیست (${n} سطر)`,

  asRead: (column, written, read) => `در ستون ${column}، ${written} برابر ${read} خوانده شد.`,
  readAs: (other) => `خواندن به صورت ${other}`,
  slashes: 'ممیز کج میان دو عدد صحیح، ممیز اعشار خوانده می‌شود.',
  asFractions: 'خواندن به صورت کسر',

  standardize: 'استاندارد کردن ورودی‌ها: میانگین هر یک روی دادهٔ آموزش صفر و انحراف معیارش یک می‌شود',

  bad: (n) => `${n} سطر به کار نمی‌آید:`,
  more: (n) => `و ${n} سطر دیگر.`,
  cells: (place, n, expected, got) => `${at(place)}: ${expected} خانه لازم است، اما ${n} خانه هست: ${got}`,
  reasons: {
    number: (place, got) => `${at(place)}: این عدد نیست: ${got}`,
    percent: (place, got) => `${at(place)}: عددی بدون علامت درصد لازم است: ${got}`,
    currency: (place, got) => `${at(place)}: عددی بدون نشان پول لازم است: ${got}`,
    too_large: (place, got) => `${at(place)}: این عدد بیش از حد بزرگ است: ${got}`,
    empty: (place) => `${at(place)}: این خانه خالی است.`,
  },
  obstacles: {
    one_column: () => 'جدول دو ستون لازم دارد: یک ورودی و یک هدف.',
    no_target: () => 'هیچ ستونی هدف نیست: یکی را انتخاب کنید.',
    no_inputs: () => 'هیچ ستونی ورودی نیست: یکی را انتخاب کنید.',
    many_inputs: (n) =>
      `این ستون‌ها ${count(n, 'inputs')} می‌سازند و شبکه اینجا حداکثر شانزده ورودی دارد: چند ستون را کنار بگذارید. ستون متنی برای هر متن یک ورودی می‌سازد.`,
    text_target: () => 'هدف باید عدد باشد، اما ستونی از متن است: کلاس را انتخاب کنید یا هدف دیگری را.',
    one_class: () => 'همهٔ سطرها یک کلاس دارند: چیزی برای بازشناختن نیست.',
    many_classes: (n) =>
      `هدف ${count(n, 'classes')} دارد و اینجا حداکثر ده کلاس بازشناخته می‌شود. هدف دیگری را انتخاب کنید یا عدد را.`,
    few_rows: (n) => `${count(n, 'rows')} به کار می‌آید، اما دست‌کم دو سطر لازم است.`,
  },

  foreign: {
    npy: 'این یک آرایهٔ \u2066NumPy\u2069 است. این دو سطر \u2066Python\u2069 از آن و از آرایهٔ هدف‌ها جدولی می‌سازد:',
    npz: 'این فایل آرایه‌های \u2066NumPy\u2069 است. این دو سطر \u2066Python\u2069 نام‌هایشان را می‌گوید و از ورودی‌ها و هدف‌ها جدولی می‌سازد:',
    parquet: 'این یک فایل \u2066Parquet\u2069 است. این دو سطر \u2066Python\u2069 از آن جدولی می‌سازد:',
    spreadsheet:
      'این صفحه‌گسترده یا بایگانی است و متن نیست. جدول را با قالب \u2066CSV\u2069 ذخیره کنید، یا خانه‌هایش را رونوشت بردارید و اینجا بچسبانید.',
  },

  noTable: 'هنوز جدولی برای آموزش نیست.',
  unread: 'جدول پس از خواندن تغییر کرده است: «خواندن جدول» را بزنید.',
  refused: 'این جدول به این صورت آموزش‌دادنی نیست؛ علت در بالا آمده است.',
};

export default text;
