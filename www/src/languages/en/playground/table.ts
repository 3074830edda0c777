import type { Messages, Place } from '../../../lessons/playground/table/messages';
import { count } from '../page/things';

const at = ({ line, isRecord, column }: Place) =>
  `${isRecord ? 'Record' : 'Line'} ${line}${column === '' ? '' : `, column ${column}`}`;

const text: Messages = {
  hint: 'Paste a table from a spreadsheet, or drop a file: CSV with any separator, text or JSON; the first line may hold names. You then say which columns are inputs and which is the target.',
  text: 'A table: paste it here, or drop a file',
  placeholder: 'length,width,species\n5.1,3.5,setosa\n6.3,3.3,virginica',
  read: 'Read the table',
  orFile: 'Choose a file',
  remove: 'Remove the table',
  longText: 'The table is long: only its beginning is shown here, and it cannot be edited.',

  about: {
    iris: 'Measures in centimeters of 150 irises of three species (Fisher 1936, measured by Anderson), as they come with scikit-learn 1.9.1.',
    penguins:
      'Measures of 344 penguins of three species at Palmer Station, Antarctica (Gorman, Williams, Fraser 2014), from palmerpenguins 0.1.6. Island, sex and year may be made inputs.',
    wine: 'Chemical analyses of 178 wines of three cultivars of one region in Italy (Forina et al. 1991), as they come with scikit-learn 1.9.1.',
    diabetes:
      'Ten measurements of 442 patients, and how far the disease had progressed a year later (Efron, Hastie, Johnstone, Tibshirani 2004), as they come with scikit-learn 1.9.1.',
  },

  preview: 'The first rows',
  roleOf: (column) => `Role of the column ${column}`,
  roles: { input: 'input', target: 'target', out: 'left out' },
  kinds: { numbers: () => 'numbers', texts: (n) => `${n} different texts` },
  task: 'The target is',
  tasks: { classes: 'a class', values: 'a number' },

  rows: (nRows) => count(nRows, 'rows'),
  classes: (nInputs, nClasses, names) => `, ${count(nInputs, 'inputs')}, ${count(nClasses, 'classes')}: ${names}.`,
  values: (nInputs, target) => `, ${count(nInputs, 'inputs')}; the number to be predicted is ${target}.`,
  sampled: (taken, of) => `Of ${of} rows, a random sample of ${taken} is trained on, always the same one.`,
  drawn: (n, all) => `The table has ${all} rows, of which a random sample of ${n} was read, always the same one.`,
  signs: (columns) => `What stands beside the numbers was left off: ${columns}.`,
  noHeader: 'The first line was not read as names.',
  empty: (n) => `${n === '1' ? '1 empty row was' : `${n} empty rows were`} passed over.`,
  comments: (n) =>
    `${n === '1' ? '1 line of comments or titles was' : `${n} lines of comments or titles were`} passed over.`,
  columnsOver: (n, max) =>
    `${n === '1' ? '1 more column is' : `${n} more columns are`} left out: a network here has at most ${max} inputs.`,
  incomplete: (n) => `Leave out rows with an empty cell (${n})`,
  leaveOutBad: (n) => `Leave out what cannot be read (rows: ${n})`,

  asRead: (column, written, read) => `In the column ${column}, ${written} was read as ${read}.`,
  readAs: (other) => `Read it as ${other}`,
  slashes: 'A slash between whole numbers is read as a decimal mark.',
  asFractions: 'Read it as a fraction',

  standardize: 'Standardize the inputs: each gets the mean 0 and the standard deviation 1 on the training data',

  bad: (n) => (n === '1' ? '1 row cannot be used:' : `${n} rows cannot be used:`),
  more: (n) => `and ${n} more.`,
  cells: (place, n, expected, got) => `${at(place)}: expected ${expected} cells, got ${n}: ${got}`,
  reasons: {
    number: (place, got) => `${at(place)}: this is not a number: ${got}`,
    percent: (place, got) => `${at(place)}: a number without a percent sign is needed: ${got}`,
    currency: (place, got) => `${at(place)}: a number without a sign of currency is needed: ${got}`,
    too_large: (place, got) => `${at(place)}: this number is too large: ${got}`,
    empty: (place) => `${at(place)}: the cell is empty.`,
  },
  obstacles: {
    one_column: () => 'A table needs two columns: an input and a target.',
    no_target: () => 'No column is the target: choose one.',
    no_inputs: () => 'No column is an input: choose one.',
    many_inputs: (n) =>
      `These columns make ${count(n, 'inputs')}, and a network here has at most 16: leave some out. A column of texts makes one for each text.`,
    text_target: () => 'The target is to be a number, but is a column of texts: choose a class, or another target.',
    one_class: () => 'All rows have the same class: there is nothing to tell apart.',
    many_classes: (n) =>
      `The target has ${count(n, 'classes')}; at most 10 can be told apart here. Choose another target, or a number.`,
    few_rows: (n) => `${count(n, 'rows')} can be used: at least two rows are needed.`,
  },

  foreign: {
    npy: 'This is an array of NumPy. These two lines of Python make a table of it and of the array with the targets:',
    npz: 'These are arrays of NumPy. These two lines of Python say their names, and make a table of the inputs and the targets:',
    parquet: 'This is a Parquet file. These two lines of Python make a table of it:',
    spreadsheet:
      'This is a spreadsheet or an archive, and not text. Save the table as CSV, or copy its cells and paste them here.',
  },

  noTable: 'There is no table to train on yet.',
  unread: 'The table has changed since it was read: press “Read the table”.',
  refused: 'The table cannot be trained on as it is; above it says why.',
};

export default text;
