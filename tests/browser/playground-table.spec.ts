import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { number } from './numbers';

const lab = (page: Page) => page.locator('chainrule-playground');
const act = (page: Page, name: string) => lab(page).locator(`[data-do=${name}]`);
const text = (page: Page) => lab(page).locator('textarea');
const read = (page: Page) => lab(page).locator('[data-said=table]');
const summary = (page: Page) => lab(page).locator('[data-said=summary]');
const why = (page: Page) => lab(page).locator('[data-reading=why]');
const role = (page: Page, column: string) => lab(page).locator(`select[data-column="${column}"]`);
const accuracy = (page: Page) => lab(page).locator('[data-run=first] [data-reading=train-accuracy]');

const give = (page: Page, name: string) =>
  lab(page)
    .locator('input[type=file]')
    .setInputFiles(resolve(__dirname, '../../fuzz/inputs/table', name));

async function trained(page: Page): Promise<void> {
  await act(page, 'play').click();
  await expect(lab(page).locator('[data-stop]').first()).toBeVisible({ timeout: 60_000 });
}

test('a file is read, previewed and trained on; its columns may be chosen', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv&epochs=100');
  await expect(why(page)).toContainText('no table');
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
  for (const [file, said, shown] of [
    ['12_cat_dog.csv', '10 rows, 2 inputs, 2 classes: cat, dog.', ['-0.8', '-0.7', 'cat']],
    ['13_id_column.csv', '10 rows, 2 inputs, 2 classes: 0, 1.', ['1', '-0.8', '-0.7', '0']],
    ['10_empty_cells.csv', '9 rows, 2 inputs, 2 classes: 0, 1.', ['-0.8', '-0.7', '0']],
    ['14d_persian_comma_sep.csv', '10 rows, 2 inputs, 2 classes: 0, 1.', ['-۰٫۸', '-۰٫۷', '۰']],
    ['35_class_first.csv', '10 rows, 2 inputs, 2 classes: 0, 1.', ['0', '-0.8', '-0.7']],
  ] as const) {
    await give(page, file);
    await expect(summary(page)).toHaveText(said);
    await expect(lab(page).locator('tbody tr').first().locator('td')).toHaveText([...shown]);
  }
  await expect(role(page, 'class')).toHaveValue('target');
  await expect(why(page)).toHaveCount(0);
  await trained(page);
  await expect(accuracy(page)).toHaveText(/^100\s%$/);
  // Another target: the class becomes an input.
  await role(page, 'x2').selectOption('target');
  await expect(summary(page)).toHaveText('10 rows, 2 inputs; the number to be predicted is x2.');
  await expect(role(page, 'class')).toHaveValue('input');
  await expect(accuracy(page)).toHaveCount(0);
  // The text and what was chosen stay when the page is reloaded.
  await page.reload();
  await expect(summary(page)).toHaveText('10 rows, 2 inputs; the number to be predicted is x2.');
  await expect(page).toHaveURL(/task=values/);
});

test('tables in the shapes that spreadsheets and people give them are read', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv');
  const twoClasses = (n: number, classes = '0, 1') => `${n} rows, 2 inputs, 2 classes: ${classes}.`;
  for (const [file, said, first] of [
    ['08b_all_quoted.csv', twoClasses(10), '-0.8'],
    ['09_trailing_empty_rows.csv', twoClasses(10), '-0.8'],
    ['14_persian_digits_semicolon.csv', twoClasses(10), '-۰٫۸'],
    ['15_thousands_quoted.csv', twoClasses(4), '1,200'],
    ['22_class_minus1_1.csv', twoClasses(10, '−1, 1'), '-0.8'],
    ['24_sep_line.csv', twoClasses(10), '-0,8'],
    ['25_unicode_minus.csv', twoClasses(10), '−0.8'],
    ['28_spaces.txt', twoClasses(10), '-0.8'],
    ['29_two_columns.csv', '21 rows, 1 input; the number to be predicted is y.', '-1'],
    ['30_three_classes.csv', '6 rows, 2 inputs, 3 classes: 0, 1, 2.', '5.1'],
    ['32_large_values.csv', twoClasses(4), '80'],
  ] as const) {
    await give(page, file);
    await expect(summary(page), file).toHaveText(said);
    await expect(lab(page).locator('tbody tr').first().locator('td').first()).toHaveText(first);
    // Each is trained on, as far as one update.
    await act(page, 'step').click();
    await expect(lab(page).locator('[data-reading=step]'), file).toHaveText('update 1');
  }
});

test('numbers that can be read in two ways are asked about', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv');
  await give(page, '15b_thousands_semicolon.csv');
  const mark = lab(page).locator('[data-reading=mark]');
  await expect(mark).toContainText('In the column salary, 1.200 was read as 1200.');
  await act(page, 'other-mark').click();
  await expect(mark).toContainText('1.200 was read as 1.2.');
});

test('inputs of a table are standardized unless the reader says no', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv&epochs=300&test=0');
  await give(page, '50_unscaled.csv');
  const standardize = lab(page).locator('input[name=standardize]');
  await expect(standardize).toBeChecked();
  await trained(page);
  await expect(accuracy(page)).toHaveText(/^100\s%$/);
  await standardize.uncheck();
  await trained(page);
  expect(await number(accuracy(page))).toBeLessThan(90);
  // What was switched off stays off when the same table is read again.
  await act(page, 'read').click();
  await expect(standardize).not.toBeChecked();
});

test('after a text that is refused or changed, nothing is trained of what was there before', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv&epochs=50');
  await give(page, '12_cat_dog.csv');
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'false');
  await text(page).pressSequentially('1');
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
  await expect(why(page)).toContainText('has changed');
  await expect(summary(page)).toHaveCount(0);

  await text(page).fill('x,y,class\n1,2\n\n1,two,0\n12%,2,1\n0,1e999,1\n0,0,1\n0,1,0\n2,1,0\n3,3,1');
  await act(page, 'read').click();
  const lines = [
    'Line 2: expected 3 cells, got 2: 1 2',
    'Line 4, column y: this is not a number: two',
    'Line 5, column x: a number without a percent sign is needed: 12%',
    'Line 6, column y: this number is too large: 1e999',
  ];
  await expect(read(page).locator('li')).toHaveText(lines);
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
  await expect(why(page)).toContainText('cannot be trained on');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(read(page).locator('li').nth(1)).toContainText('این عدد نیست');
  await page.getByRole('button', { name: 'English' }).click();
  await lab(page).locator('input[name=bad]').check();
  await expect(summary(page)).toHaveText('4 rows, 2 inputs, 2 classes: 0, 1.');
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'false');

  await lab(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('[1, 2]') });
  await expect(read(page)).toContainText('an array of records or of rows, as JSON');
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
});

test('a long file is sampled, whatever it is encoded in', async ({ page }) => {
  await page.goto('?lesson=playground&data=csv&epochs=1');
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i % 97},${i % 89},${i % 2 ? 'بله' : 'خیر'}`).join('\r\n');
  const buffer = Buffer.from(`\ufeffa,b,class\r\n${rows}`, 'utf16le');
  await lab(page).locator('input[type=file]').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer });
  await expect(summary(page)).toContainText('5000 rows, 2 inputs, 2 classes: بله, خیر.');
  await expect(read(page)).toContainText('Of 20000 rows, a random sample of 5000');
  await expect(text(page)).toHaveAttribute('readonly', '');
  await act(page, 'remove').click();
  await expect(text(page)).toHaveValue('');
  await expect(why(page)).toContainText('no table');
});

for (const lang of ['en', 'fa']) {
  test(`the preview fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`?lesson=playground&data=csv&lang=${lang}`);
    await text(page).fill(
      'a\tb\tc\td\te\tkind\n1,5\t2\t3\t4\t\tu\n2,5\t3\t4\t5\t6\tv\n3,5\t3\t4\t5\t6\tu\nx\t3\t4\t5\t6\tv',
    );
    await act(page, 'read').click();
    await expect(lab(page).locator('tbody tr')).toHaveCount(4);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
  });
}

test('a link carries the data and the settings, and so does a file', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('?lesson=playground&data=csv&test=0.2&epochs=30&hidden=3relu');
  await page
    .locator('chainrule-playground textarea')
    .fill('width;mass;kind\n1,5;2;cat\n2,5;3;dog\n1;2;cat\n3;4,5;dog\n');
  await page.locator('[data-do=read]').click();
  const said = page.locator('chainrule-table-report');
  await expect(said).toContainText('4 rows, 2 inputs, 2 classes');
  const loss = page.locator('[data-run=first] [data-reading=train-loss]');
  await expect(loss).toBeVisible();
  const shown = await loss.textContent();
  await page.locator('[data-do=copy-link]').click();
  await expect(page.locator('[data-reading=link]')).toContainText(/a link of \d+ characters/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const coming = page.waitForEvent('download');
  await page.locator('[data-do=save-state]').click();
  const saved = await (await coming).path();

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('chainrule-table-report')).toContainText('4 rows, 2 inputs, 2 classes');
  await expect(other.locator('[data-run=first] [data-reading=train-loss]')).toHaveText(shown ?? '');
  await expect(other).toHaveURL(/hidden=3relu/);
  await expect(other).not.toHaveURL(/given=/);

  const third = await context.newPage();
  await third.goto('?lesson=playground&data=csv');
  await third.locator('chainrule-playground-table input[type=file]').setInputFiles({
    name: 'playground.chainrule.json',
    mimeType: 'application/json',
    buffer: readFileSync(saved),
  });
  await expect(third.locator('chainrule-table-report')).toContainText('4 rows, 2 inputs, 2 classes');
  await expect(third.locator('[data-run=first] [data-reading=train-loss]')).toHaveText(shown ?? '');
  await expect(third).toHaveURL(/hidden=3relu/);

  // A link that was cut says so, and changes no data.
  await third.goto(`?lesson=playground&data=csv&given=${link.split('given=')[1]?.slice(0, 40)}`);
  await expect(third.locator('chainrule-playground-share [role=alert]')).toContainText('damaged');
  await expect(third.locator('chainrule-table-report')).toContainText('4 rows, 2 inputs, 2 classes');
});

test('tables come with the page, and open by a link', async ({ page }) => {
  for (const [name, said] of [
    ['iris', '150 rows, 4 inputs, 3 classes: setosa, versicolor, virginica.'],
    ['penguins', '342 rows, 4 inputs, 3 classes: Adelie, Chinstrap, Gentoo.'],
    ['wine', '178 rows, 13 inputs, 3 classes: class_0, class_1, class_2.'],
    ['diabetes', '442 rows, 10 inputs; the number to be predicted is progression.'],
  ]) {
    await page.goto(`?lesson=playground&data=${name}&std=true`);
    await expect(summary(page)).toHaveText(`${said}`);
    await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'false');
  }
  await lab(page).locator('input[value=iris]').check();
  await expect(summary(page)).toContainText('setosa');
  await lab(page).locator('input[value=csv]').check();
  await expect(why(page)).toContainText('no table');
});
