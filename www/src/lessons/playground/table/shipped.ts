import type { ColumnRole, TableChoice } from '../../../engine/wire';
import { noChoice } from '../given';
import type { ShippedTable } from '../state';

/** A table that comes with the page, loaded when it is opened. */
interface Shipped {
  readonly load: () => Promise<string>;
  /** The roles of its columns, where they are not those that are guessed. */
  readonly choice: TableChoice;
}

const textOf = (module: { readonly default: string }) => module.default;

/** `shipped/README.md` says where they are from. */
export const shipped: Readonly<Record<ShippedTable, Shipped>> = {
  iris: { load: () => import('./shipped/iris.csv?raw').then(textOf), choice: noChoice },
  penguins: {
    load: () => import('./shipped/penguins.csv?raw').then(textOf),
    choice: roles({
      species: 'target',
      island: 'out',
      bill_length_mm: 'input',
      bill_depth_mm: 'input',
      flipper_length_mm: 'input',
      body_mass_g: 'input',
      sex: 'out',
      year: 'out',
    }),
  },
  wine: { load: () => import('./shipped/wine.csv?raw').then(textOf), choice: noChoice },
  diabetes: { load: () => import('./shipped/diabetes.csv?raw').then(textOf), choice: noChoice },
};

function roles(of: Readonly<Record<string, ColumnRole>>): TableChoice {
  return { ...noChoice, columns: Object.entries(of).map(([name, role]) => ({ name, role })) };
}
