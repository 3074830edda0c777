import { expect, test } from 'vitest';
import { csv } from './csv';

test('one line per row, numbers at full precision, and missing values left empty', () => {
  const rows = [
    [1, 0.1 + 0.2, undefined],
    [2, 1e-9, Number.NaN],
  ];
  expect(csv(['epoch', 'train_loss', 'test_loss'], rows)).toBe(
    'epoch,train_loss,test_loss\r\n1,0.30000000000000004,\r\n2,1e-9,\r\n',
  );
});

test('commas, quotes and line breaks stay inside their field', () => {
  expect(csv(['a'], [['x,y'], ['say "z"'], ['two\nlines']])).toBe('a\r\n"x,y"\r\n"say ""z"""\r\n"two\nlines"\r\n');
});
