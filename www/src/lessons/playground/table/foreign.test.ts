import { expect, test } from 'vitest';
import { foreignFormat, toTable } from './foreign';

const formatOf = (name: string, bytes: readonly number[]) => foreignFormat(new File([new Uint8Array(bytes)], name));

test('files of other programs are known by their first bytes, whatever their names', async () => {
  expect(await formatOf('a.csv', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])).toBe('npy');
  expect(await formatOf('a.NPZ', [0x50, 0x4b, 3, 4, 20, 0])).toBe('npz');
  expect(await formatOf('a.xlsx', [0x50, 0x4b, 3, 4, 20, 0])).toBe('spreadsheet');
  expect(await formatOf('a.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])).toBe('spreadsheet');
  expect(await formatOf('a.parquet', [0x50, 0x41, 0x52, 0x31, 0, 0])).toBe('parquet');
  for (const text of ['', 'PK,x\n1,2', '1,2', '\ufeffx,y']) {
    expect(await foreignFormat(new File([text], 'a.csv'))).toBeUndefined();
  }
});

test('the lines of Python name the file, and the other one of a pair', () => {
  expect(toTable('npy', 'X_train.npy')).toContain('np.load("X_train.npy"), np.load("y.npy")');
  expect(toTable('npy', 'y.npy')).toContain('np.load("X.npy"), np.load("y.npy")');
  expect(toTable('npy', 'train_labels.npy')).toContain('np.load("X.npy"), np.load("train_labels.npy")');
  expect(toTable('npz', 'data.npz')).toContain('np.savetxt("data.csv"');
  expect(toTable('spreadsheet', 'a.xlsx')).toBeUndefined();
});
