import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

const lab = (page: Page) => page.locator('chainrule-playground');
const text = (page: Page) => lab(page).locator('textarea');
const said = (page: Page, what: string) => lab(page).locator(`[data-said=${what}]`);

/** Drops files, as a browser hands them over. */
async function drop(page: Page, on: Locator, files: readonly { readonly name: string; readonly bytes: Buffer }[]) {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
  await on.dispatchEvent('dragover', { dataTransfer });
  await on.dispatchEvent('drop', { dataTransfer });
}

const table = 'width;mass;kind\n1,5;2;cat\n2,5;3;dog\n1;2;cat\n3;4,5;dog\n';

test('a table is dropped on its field', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv');
  await drop(page, text(page), [{ name: 'pets.csv', bytes: Buffer.from(table) }]);
  await expect(said(page, 'summary')).toHaveText('4 rows, 2 inputs, 2 classes: cat, dog.');
  await expect(text(page)).toHaveValue(table);
});

test('cells of a spreadsheet are pasted, which hands them over as text and as HTML', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('?lesson=playground&data=csv');
  await page.evaluate(async () => {
    const html = '<table><tr><td>x</td><td>y</td><td>kind</td></tr><tr><td>1,5</td><td>2</td><td>a</td></tr></table>';
    const plain = 'x\ty\tkind\r\n1,5\t2\ta\r\n2,5\t3\t"a ""b"""\r\n3,5\t4\ta\r\n';
    const as = (content: string, type: string) => new Blob([content], { type });
    const item = new ClipboardItem({ 'text/html': as(html, 'text/html'), 'text/plain': as(plain, 'text/plain') });
    await navigator.clipboard.write([item]);
  });
  await text(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(said(page, 'summary')).toHaveText('3 rows, 2 inputs, 2 classes: a, a "b".');
});

test('files of other programs are answered with the way to a table, and leave nothing to train on', async ({
  page,
}) => {
  await page.goto('?lesson=playground&data=csv');
  await text(page).fill(table);
  await lab(page).locator('[data-do=read]').click();
  await expect(said(page, 'summary')).toBeVisible();
  const npy = Buffer.from('\x93NUMPY\x01\x00v\x00{}', 'latin1');
  await drop(page, text(page), [{ name: 'X_train.npy', bytes: npy }]);
  await expect(said(page, 'foreign')).toContainText('X_train.npy: This is an array of NumPy.');
  await expect(lab(page).locator('pre')).toContainText('np.load("X_train.npy"), np.load("y.npy")');
  await expect(said(page, 'summary')).toHaveCount(0);
  await expect(lab(page).locator('[data-do=play]')).toHaveAttribute('aria-disabled', 'true');
  await drop(page, text(page), [{ name: 'book.xlsx', bytes: Buffer.from('PK\x03\x04\x14\x00', 'latin1') }]);
  await expect(said(page, 'foreign')).toContainText('book.xlsx: This is a spreadsheet');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(said(page, 'foreign')).toContainText('صفحه‌گسترده');
  await text(page).fill(table);
  await lab(page).locator('[data-do=read]').click();
  await expect(said(page, 'foreign')).toHaveCount(0);
});

test('units, titles and rows beyond the limit are said', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv');
  const rows = Array.from({ length: 100_500 }, (_, i) => `${i % 97} cm;${i % 89} %;${i % 2 ? 'a' : 'b'}`);
  const long = ['Measures', 'length;share;kind', ...rows].join('\n');
  await drop(page, text(page), [{ name: 'long.csv', bytes: Buffer.from(long) }]);
  await expect(said(page, 'summary')).toHaveText('5000 rows, 2 inputs, 2 classes: a, b.', { timeout: 30_000 });
  const table = said(page, 'table');
  await expect(table).toContainText('The table has 100500 rows, of which a random sample of 100000 was read');
  await expect(table).toContainText('What stands beside the numbers was left off: length (cm), share (%).');
  await expect(table).toContainText('1 line of comments or titles was passed over.');
});

test('a table that comes with the page is standardized, also by an address typed by hand', async ({ page }) => {
  await page.goto('?lesson=playground&data=iris');
  const standardize = lab(page).locator('input[name=standardize]');
  await expect(standardize).toBeChecked();
  await standardize.uncheck();
  await expect(page).toHaveURL(/std=off/);
  await page.reload();
  await expect(said(page, 'summary')).toBeVisible();
  await expect(standardize).not.toBeChecked();
  // Other data are not, unless the address says so.
  await page.goto('?lesson=playground&data=moons');
  await expect(lab(page).locator('input[name=std]')).not.toBeChecked();
});

test('a training point beyond the last is said, and not taken for another', async ({ page }) => {
  await page.goto('?lesson=playground&data=iris&row=500');
  const beyond = lab(page).locator('[data-reading=row-beyond]');
  await expect(beyond).toHaveText(/There is no training point 500: there are 105\./);
  const held = lab(page).locator('[data-reading=held]');
  const means = await held.textContent();
  await lab(page).locator('input[name=row]').fill('3');
  await lab(page).locator('input[name=row]').press('Enter');
  await expect(beyond).toBeHidden();
  await expect(held).not.toHaveText(means ?? '');
  await lab(page).locator('input[name=row]').fill('106');
  await lab(page).locator('input[name=row]').press('Enter');
  await expect(beyond).toContainText('no training point 106');
  await expect(held).toHaveText(means ?? '');
});
