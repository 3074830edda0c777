/** A file of another program that is no text. */
export type ForeignFormat = 'npy' | 'npz' | 'parquet' | 'spreadsheet';

/** The first bytes of each; archives are told apart by their names. */
const beginnings: readonly (readonly [bytes: string, format: ForeignFormat])[] = [
  ['\x93NUMPY', 'npy'],
  ['PAR1', 'parquet'],
  ['PK\x03\x04', 'spreadsheet'],
  ['\xd0\xcf\x11\xe0', 'spreadsheet'],
];

/** The format of a file that cannot be read as text; `undefined` if it can. */
export async function foreignFormat(file: File): Promise<ForeignFormat | undefined> {
  const first = String.fromCharCode(...new Uint8Array(await file.slice(0, 6).arrayBuffer()));
  const format = beginnings.find(([bytes]) => first.startsWith(bytes))?.[1];
  return format === 'spreadsheet' && /\.npz$/i.test(file.name) ? 'npz' : format;
}

/** Two lines of Python that make a table of it; a spreadsheet needs none. */
export function toTable(format: ForeignFormat, name: string): string | undefined {
  const csv = JSON.stringify(`${name.replace(/\.[^.]*$/, '')}.csv`);
  const from = JSON.stringify(name);
  const write = `np.savetxt(${csv}, np.column_stack([X.reshape(len(X), -1), y]), "%.17g", ",", comments="", header=",".join([f"x{i + 1}" for i in range(X[0].size)] + ["y"]))`;
  switch (format) {
    case 'npy': {
      const isTarget = /^(y|.*(label|target))/i.test(name);
      const [x, y] = isTarget ? ['"X.npy"', from] : [from, '"y.npy"'];
      return `import numpy as np; X, y = np.load(${x}), np.load(${y})\n${write}`;
    }
    case 'npz':
      return `import numpy as np; arrays = np.load(${from}); print(arrays.files); X, y = arrays["X"], arrays["y"]\n${write}`;
    case 'parquet':
      return `import pandas as pd\npd.read_parquet(${from}).to_csv(${csv}, index=False)`;
    case 'spreadsheet':
      return undefined;
  }
}
