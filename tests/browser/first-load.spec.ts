import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from './fixtures';

/** Bytes, compressed with brotli at its best: what a reader waits for before the first page works. */
const budget = 250_000;

/** Weights and fonts come later, when the page is already usable. */
const later = /\.(safetensors|woff2)$/;

test('the first load stays within its budget', async ({ page, request }) => {
  const addresses = new Set<string>();
  page.context().on('request', (sent) => addresses.add(sent.url()));
  await page.goto('.', { waitUntil: 'networkidle' });

  const files: { name: string; raw: number; brotli: number }[] = [];
  for (const address of [...addresses].filter((name) => name.startsWith('http') && !later.test(name))) {
    const body = await (await request.get(address)).body();
    const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    files.push({ name: new URL(address).pathname, raw: body.length, brotli: brotli.length });
  }
  files.sort((a, b) => b.brotli - a.brotli);
  const total = files.reduce((sum, { brotli }) => sum + brotli, 0);

  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
  const rows = files.map(({ name, raw, brotli }) => `${kilobytes(raw)}${kilobytes(brotli)}  ${name}`);
  console.log([`${'raw'.padStart(10)}${'brotli'.padStart(10)}`, ...rows].join('\n'));
  console.log(`The first load is ${kilobytes(total).trim()} in brotli, of ${kilobytes(budget).trim()}.`);

  // A page that loads nothing would be within any budget.
  for (const type of ['.js', '.css', '.wasm'])
    expect(
      files.some(({ name }) => name.endsWith(type)),
      type,
    ).toBe(true);
  expect(total).toBeLessThan(budget);
});
