import type { Locator, Page } from '@playwright/test';
import { activationNames } from '../../pkg/types';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { number } from './numbers';

const lab = (page: Page) => page.locator('chainrule-activations');
/** The cells of the readings table for a function: f and f′. */
const reading = (page: Page, name: string) => lab(page).locator(`.reading [data-function=${name}] td`);
const fact = (page: Page, name: string) => lab(page).locator(`chainrule-activation-facts [data-function=${name}] td`);
const response = (page: Page, name: string) =>
  lab(page).locator(`chainrule-activation-distribution [data-function=${name}] td`);
const probe = (page: Page) => lab(page).getByRole('slider', { name: 'x', exact: true }).first();
const tryThis = (page: Page, id: string) => lab(page).locator(`[data-try=${id}]`);

test('it opens with sigmoid versus ReLU at 0: a quarter, and nothing', async ({ page }) => {
  await page.goto('?lesson=activations');
  await expect(reading(page, 'sigmoid')).toHaveText(['0.5', '0.25']);
  await expect(reading(page, 'relu')).toHaveText(['0', '0']);
  await expect(tryThis(page, 'quarter')).toHaveAttribute('aria-pressed', 'true');
  // The claims beside the figure: ranges, greatest slopes, and what ten layers leave.
  await expect(fact(page, 'sigmoid').nth(0)).toHaveText('(0, 1)');
  await expect(fact(page, 'sigmoid').nth(2)).toContainText('0.25');
  await expect(fact(page, 'sigmoid').nth(3)).toHaveText('9.54×10⁻⁷');
  await expect(fact(page, 'relu').nth(0)).toHaveText('[0, ∞)');
  await expect(fact(page, 'tanh').nth(1)).toHaveText('yes');
  await expect(fact(page, 'gelu').nth(2)).toContainText('1.1289');
  await expect(fact(page, 'silu').nth(2)).toContainText('1.0998');
  await expect(fact(page, 'mish').nth(2)).toContainText('1.0885');
});

test('at every x, the sigmoid passes on at most a quarter, and ReLU all or nothing', async ({ page }) => {
  await page.goto('?lesson=activations');
  await probe(page).focus();
  for (const [key, x] of [
    ['Home', '−6'],
    ['PageUp', '−4.8'],
    ['End', '6'],
    ['ArrowLeft', '5.88'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(lab(page).locator('caption')).toHaveText(`Values at x = ${x}`);
    await expect(probe(page)).toHaveAttribute('aria-valuetext', new RegExp(`^x = ${x}: sigmoid `));
    expect(await number(reading(page, 'sigmoid').nth(1))).toBeLessThan(0.25);
    await expect(reading(page, 'relu').nth(1)).toHaveText(x.startsWith('−') ? '0' : '1');
  }
  // It is in the address, a reload restores it, and Back leaves the lesson.
  await expect(page).toHaveURL(/x=5.88/);
  await page.reload();
  await expect(lab(page).locator('caption')).toHaveText('Values at x = 5.88');
});

test('the probe is dragged over both plots at once', async ({ page }) => {
  await page.goto('?lesson=activations');
  const box = await lab(page).locator('chainrule-plot').first().boundingBox();
  if (!box) throw new Error('the plot has no box');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 4, box.y, { steps: 5 });
  await page.mouse.up();
  await expect(lab(page).locator('caption')).toHaveText('Values at x = 6');
  for (const plot of [0, 1]) await expect(lab(page).locator('.probe').nth(plot)).toHaveAttribute('aria-valuenow', '6');
});

test('functions are added and removed, the last one stays, and those with a leak have sliders', async ({ page }) => {
  await page.goto('?lesson=activations');
  const box = (name: string) => lab(page).getByRole('checkbox', { name, exact: true });
  await box('sigmoid').uncheck();
  await expect(reading(page, 'sigmoid')).toHaveCount(0);
  await expect(box('ReLU')).toBeDisabled();
  await tryThis(page, 'leak').click();
  await expect(reading(page, 'relu')).toHaveText(['0', '0']);
  await expect(reading(page, 'leaky_relu')).toHaveText(['−0.2', '0.1']);
  await lab(page).getByRole('slider', { name: 'Slope of leaky ReLU below 0' }).press('End');
  await expect(reading(page, 'leaky_relu')).toHaveText(['−2', '1']);
  await lab(page).getByRole('slider', { name: 'α of ELU' }).press('Home');
  await expect(reading(page, 'elu')).toHaveText([/^−?0$/, '0']);
  await expect(page).toHaveURL(/alpha=0/);
});

test('wide inputs saturate tanh, and half of the inputs of a ReLU are dead, however wide they are', async ({
  page,
}) => {
  await page.goto('?lesson=activations');
  await tryThis(page, 'saturated').click();
  await expect(response(page, 'tanh').nth(1)).toHaveText(/58\.61/);
  await expect(response(page, 'relu').nth(3)).toHaveText(/^50/);
  // The share of 4000 samples is within six standard deviations, √(p(1 − p)/4000), of its probability.
  expect(Math.abs((await number(response(page, 'tanh').nth(0))) - 58.61)).toBeLessThan(
    6 * 100 * Math.sqrt(0.25 / 4000),
  );
  const share = await response(page, 'relu').nth(2).textContent();
  await lab(page).getByRole('button', { name: 'Draw new inputs' }).click();
  await expect(response(page, 'relu').nth(2)).not.toHaveText(share ?? '');
  await lab(page).getByRole('slider', { name: 'Their standard deviation s' }).press('Home');
  await expect(response(page, 'tanh').nth(1)).toHaveText(/^0/);
  await expect(response(page, 'relu').nth(3)).toHaveText(/^50/);
});

test('a minimum is not saturation, and a small slope that stays the same is not either', async ({ page }) => {
  await page.goto('?lesson=activations&view=distribution&shown=leaky_relu,gelu,silu,mish&mean=-0.7&std=0.1');
  // Around the minimum of GELU, f′ crosses 0; that of SiLU and Mish is further out.
  await expect(response(page, 'gelu').nth(1)).toHaveText(/^0/);
  await expect(response(page, 'leaky_relu').nth(1)).toHaveText(/^0/);
  await expect(lab(page).getByText('Saturated means flattened out towards an end of the axis')).toBeVisible();
  // Far to the left they are flat.
  await lab(page).getByRole('slider', { name: 'Mean of the inputs' }).press('Home');
  for (const name of ['gelu', 'silu', 'mish']) await expect(response(page, name).nth(1)).toHaveText(/^(9\d|100)/);
  await expect(response(page, 'leaky_relu').nth(1)).toHaveText(/^0/);
});

test('what is read is inside the figure, also at the ends of the controls', async ({ page }) => {
  await page.goto('?lesson=activations&shown=identity,elu&alpha=4&x=6');
  const boxOf = async (of: Locator) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  for (const x of ['6', '-6']) {
    if (x === '-6') await probe(page).press('Home');
    for (const plot of [0, 1]) {
      const figure = lab(page).locator('chainrule-plot').nth(plot);
      const area = await boxOf(figure.locator('.area'));
      for (const dot of await figure.locator('.dots').all()) {
        const { y, height } = await boxOf(dot);
        expect(y + height / 2).toBeGreaterThan(area.y - 1);
        expect(y + height / 2).toBeLessThan(area.y + area.height + 1);
      }
    }
  }
});

test('the cost of each function is measured on demand', async ({ page }) => {
  await page.goto('?lesson=activations');
  await expect(fact(page, 'relu').nth(5)).toHaveText('—');
  await lab(page).getByRole('button', { name: 'Measure on this machine' }).click();
  for (const name of ['identity', 'sigmoid', 'gelu'])
    await expect(fact(page, name).nth(5)).toHaveText(/^[1-9][\d.]* ns$|^0\.\d+ ns$/);
});

test('invalid parameters are reported in the reader’s language, and the others apply', async ({ page }) => {
  await page.goto('?lesson=activations&x=7&shown=relu,swish&threshold=0.1');
  await expect(lab(page).getByText('x=7')).toContainText('expected -6…6');
  await expect(lab(page).getByText('shown=relu,swish')).toBeVisible();
  await expect(lab(page).locator('caption')).toHaveText('Values at x = 0');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(lab(page).getByText('x=7')).toContainText('پذیرفته نیست');
  await probe(page).press('End');
  await expect(lab(page).getByText('x=7')).toHaveCount(0);
});

test('the settings are still there after another lesson, and when the engine is restarted', async ({ page }) => {
  await page.goto('?lesson=activations&x=2');
  await expect(reading(page, 'relu')).toHaveText(['2', '1']);
  await openLesson(page, 'Draw a digit');
  await openLesson(page, 'Activations');
  await expect(reading(page, 'relu')).toHaveText(['2', '1']);
  await expect(page).toHaveURL(/x=2/);
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await probe(page).press('End');
  await expect(reading(page, 'relu')).toHaveText(['6', '1']);
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const everything = activationNames.join(',');
    for (const view of ['overlaid', 'apart', 'distribution']) {
      await page.goto(`?lesson=activations&lang=${lang}&shown=${everything}&view=${view}`);
      await lab(page).locator('chainrule-plot svg text').first().waitFor();
      const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(excess, view).toBeLessThanOrEqual(0);
      expect(await violations(page), view).toEqual([]);
    }
  });
}
