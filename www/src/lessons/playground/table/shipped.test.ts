import { expect, test } from 'vitest';
import { shippedTables } from '../state';
import { shipped } from './shipped';
import readme from './shipped/README.md?raw';

test.each(shippedTables)('%s is the file that its README names', async (name) => {
  const bytes = new TextEncoder().encode(await shipped[name].load());
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(readme).toMatch(new RegExp(`\`${name}\\.csv\`.* ${hex} \\|`));
});
