import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { lesson } from './images-page';
import { parseCsv, parseSvg, savedFile } from './saved';

const chart = (page: Page, name: 'losses' | 'accuracy') => lesson(page).locator(`chainrule-chart.${name}`);
const read = (page: Page, name: 'losses' | 'accuracy') => chart(page, name).locator('[data-reading=chart]');
const reading = (page: Page, name: string) => lesson(page).locator(`chainrule-images-run [data-reading=${name}]`);

/** Three epochs of four updates. */
async function train(page: Page, lang = 'en'): Promise<void> {
  await page.goto(`?lesson=images&batch=1024&units=8&epochs=3&lang=${lang}`);
  await lesson(page).locator('[data-do=train]').click();
  await expect(lesson(page).locator('[data-do=train]')).toHaveText(lang === 'en' ? 'Train again' : 'آموزش از نو');
}

/** As the page writes numbers from 0.001 to 1000. */
const threeDigits = (text: string | undefined) => String(Number(Number(text).toPrecision(3)));

test('the values of the curves are read by keys and by the pointer, on both charts at once', async ({ page }) => {
  await train(page);
  const trainLoss = await reading(page, 'train-loss').textContent();
  // At the newest place first.
  await expect(read(page, 'losses')).toContainText('Epoch 3 (update 12): Batch loss ');
  await expect(read(page, 'losses')).toContainText(`Training loss ${trainLoss}, Test loss `);
  const probe = chart(page, 'losses').getByRole('slider');
  await expect(probe).toHaveAccessibleName('Training and test loss over the updates: read the values');
  await probe.press('ArrowLeft');
  await expect(read(page, 'losses')).toContainText('Epoch 2 (update 8): ');
  await expect(read(page, 'accuracy')).toContainText('Epoch 2 (update 8): Test accuracy ');
  await probe.press('Shift+ArrowLeft');
  await expect(read(page, 'losses')).toContainText(/^Update 7: Batch loss [\d.]+; Epoch 2 \(update 8\): Training loss/);
  await expect(probe).toHaveAttribute('aria-valuetext', (await read(page, 'losses').textContent()) ?? '');
  await probe.press('Home');
  await expect(read(page, 'losses')).toContainText('Update 1: ');
  const area = chart(page, 'accuracy').locator('.area');
  const width = await area.evaluate((element) => element.clientWidth);
  await area.hover({ position: { x: width - 4, y: 40 } });
  await expect(read(page, 'losses')).toContainText('Epoch 3 (update 12): ');
});

test('the numbers of the curves are saved as tables, at full precision', async ({ page }) => {
  await train(page);
  const epochs = await savedFile(page, chart(page, 'losses'), 'CSV (epochs)');
  expect(epochs.name).toBe('chainrule-epochs.csv');
  const { columns, rows } = parseCsv(epochs.bytes);
  expect(columns).toEqual(['epoch', 'update', 'train_loss', 'last_batch_loss', 'test_loss', 'test_accuracy']);
  expect(rows.map(([epoch, update]) => [epoch, update])).toEqual([
    ['1', '4'],
    ['2', '8'],
    ['3', '12'],
  ]);
  await expect(reading(page, 'train-loss')).toHaveText(threeDigits(rows[2]?.[2]));
  await expect(reading(page, 'test-loss')).toHaveText(threeDigits(rows[2]?.[4]));
  await expect(reading(page, 'test-accuracy')).toHaveText(
    `${String(Number((100 * Number(rows[2]?.[5])).toFixed(2)))}\u202f%`,
  );
  const batches = parseCsv((await savedFile(page, chart(page, 'losses'), 'CSV (batches)')).bytes);
  expect(batches.columns).toEqual(['update', 'batch_loss']);
  expect(batches.rows.length).toBe(12);
  // The loss of an epoch's last batch is the one listed beside its mean.
  for (const [i, row] of rows.entries()) expect(row[3]).toBe(batches.rows[4 * i + 3]?.[1]);
  expect(parseCsv((await savedFile(page, chart(page, 'accuracy'), 'CSV (epochs)')).bytes).rows).toEqual(rows);
});

for (const lang of ['en', 'fa']) {
  test(`the chart is saved as SVG and as PNG, in ${lang}`, async ({ page }) => {
    await train(page, lang);
    const names = await chart(page, 'losses').locator('.legend li span').allTextContents();
    expect(names).toHaveLength(3);
    const svg = await savedFile(page, chart(page, 'losses'), 'SVG');
    expect(svg.name).toBe('chainrule-losses.svg');
    const found = await parseSvg(page, svg.bytes);
    expect(found.root).toBe('svg');
    for (const name of names) expect(found.texts).toContain(name);
    expect(found.colors.filter((color) => /^#[0-9a-f]{6}$/.test(color)).length).toBeGreaterThanOrEqual(3);
    expect(found.outside).toBe(0);

    const png = await savedFile(page, chart(page, 'losses'), 'PNG');
    expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
    const picture = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data;
      return { width: bitmap.width, colors: new Set(pixels && new Uint32Array(pixels.buffer)).size };
    }, png.bytes.toString('base64'));
    const width = await chart(page, 'losses')
      .locator('chainrule-plot')
      .evaluate((plot) => plot.clientWidth);
    // Two pixels for each of the page's, with a margin of 12 on both sides.
    expect(Math.abs(picture.width - 2 * (width + 24))).toBeLessThanOrEqual(2);
    expect(picture.colors).toBeGreaterThan(20);
    // The reader's additions are back on the page.
    await expect(chart(page, 'losses').getByRole('slider')).toBeVisible();
  });
}

test('what the assignment’s program prints is shown beside the mean of an epoch', async ({ page }) => {
  await train(page);
  const slip = lesson(page).locator('chainrule-images-slip');
  await slip.getByText('The loss that the assignment’s program prints').click();
  await expect(slip.locator('.right')).toContainText('running_loss += loss.item()');
  await expect(slip.locator('.wrong')).toContainText('running_loss += loss.item()');
  const { rows } = parseCsv((await savedFile(page, chart(page, 'losses'), 'CSV (epochs)')).bytes);
  await expect(slip.locator('tbody tr')).toHaveCount(3);
  for (const [epoch = '', , mean, last] of rows) {
    const cells = slip.locator(`[data-epoch="${epoch}"] td`);
    await expect(cells.nth(0)).toHaveText(Number(mean).toPrecision(3));
    await expect(cells.nth(1)).toHaveText(Number(last).toPrecision(3));
  }
});
