import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { number } from './numbers';

const lab = (page: Page) => page.locator('chainrule-gradient-flow');
const tryThis = (page: Page, id: string) => lab(page).locator(`[data-try=${id}]`);
/** The two cells of a row: network A, network B. */
const cells = (page: Page, row: string) => lab(page).locator(`.ratios [data-row=${row}] td`);
const slider = (page: Page, name: string, nth = 0) => lab(page).getByRole('slider', { name, exact: true }).nth(nth);
const choose = (page: Page, field: string, value: string) =>
  lab(page).locator(`select[data-name=${field}]`).selectOption(value);
const choice = (page: Page, name: string) => lab(page).getByRole('radio', { name, exact: true });
const probe = (page: Page) => lab(page).getByRole('slider', { name: 'Where to read the map' });

test('it opens with a sigmoid whose gradient vanishes, and a ReLU that keeps it', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  await expect(tryThis(page, 'vanish')).toHaveAttribute('aria-pressed', 'true');
  // Each of 20 sigmoids at least halves it; a ReLU changes it only by chance (tests/lab/gradient_flow.rs has the
  // bounds).
  expect(await number(cells(page, 'delta').nth(0))).toBeLessThan(1e-6);
  expect(await number(cells(page, 'delta').nth(1))).toBeGreaterThan(1e-2);
  expect(await number(cells(page, 'update').nth(0))).toBeLessThan(1e-6);
  // Both lines, the theory for each, and a figure of them.
  const legend = lab(page).locator('chainrule-flow-norms .legend li');
  await expect(legend).toHaveText(['sigmoid', 'ReLU', 'theory for sigmoid', 'theory for ReLU']);
});

test('what a layer multiplies the deltas by is measured, and makes up what is left', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  await expect(lab(page).locator('.ratios .group').first()).toHaveText('Layer 1 / layer 20, the last hidden one');
  const left = await number(cells(page, 'delta').nth(0));
  const [slopes, weights, both] = [
    await number(cells(page, 'slopes').nth(0)),
    await number(cells(page, 'weights').nth(0)),
    await number(cells(page, 'both').nth(0)),
  ];
  // A sigmoid's slope is a quarter at most. Three digits are shown of each number, so that the 19th power is off by less
  // than a factor of 1.005¹⁹ < 1.1, and a product by 1 %.
  expect(slopes).toBeLessThanOrEqual(0.25);
  expect(Math.abs(slopes * weights - both)).toBeLessThan(0.01 * both);
  expect(both ** 19 / left).toBeGreaterThan(0.9);
  expect(both ** 19 / left).toBeLessThan(1.1);
  // The table has every layer; the output layer has no slopes of its own.
  const row = (layer: number) =>
    lab(page).locator(`chainrule-flow-layers [data-layer="${layer}"]`).first().locator('td');
  await expect(row(21).nth(3)).toHaveText('—');
  await expect(lab(page).locator('chainrule-flow-layers tbody').first().locator('tr')).toHaveCount(21);
  // With one hidden layer there is nothing between the first and the last.
  await slider(page, 'Hidden layers').press('Home');
  await expect(cells(page, 'both').nth(0)).toHaveText('—');
  await expect(cells(page, 'delta').nth(0)).toHaveText('1');
});

test('half of a ReLU layer is off, a sigmoid saturates under large weights, and each layer says its share', async ({
  page,
}) => {
  await page.goto('?lesson=gradient-flow&quantity=saturated&gainA=10');
  await expect(choice(page, 'saturation')).toBeChecked();
  const legend = lab(page).locator('chainrule-flow-norms .legend li');
  await expect(legend).toHaveText(['sigmoid: saturated', 'ReLU: f′ = 0']);
  const share = (network: number, column: number) =>
    number(lab(page).locator('chainrule-flow-layers tbody').nth(network).locator('[data-layer="5"] td').nth(column));
  expect(await share(0, 4)).toBeGreaterThan(50);
  expect(await share(0, 5)).toBe(0);
  expect(await share(1, 4)).toBe(0);
  // Of 16 · 64 numbers, as good as never a quarter or three quarters.
  expect(Math.abs((await share(1, 5)) - 50)).toBeLessThan(25);
  await expect(lab(page).locator('chainrule-flow-norms')).toContainText('below 0.05 all the way');
});

test('weight gradients that look alike although the deltas vanish are explained by their inputs', async ({ page }) => {
  await page.goto('?lesson=gradient-flow&a=relu&b=leaky_relu&initB=he_normal&depth=40');
  const notes = lab(page).locator('chainrule-flow-norms .troubles p');
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText(
    'ReLU: the weight gradients of the first and last hidden layers differ by a factor of',
  );
  // 2⁻²⁰ of the deltas, in 39 of whose layers chance has its part.
  expect(await number(cells(page, 'delta').nth(0))).toBeLessThan(1e-3);
  expect(await number(cells(page, 'input').nth(0))).toBeGreaterThan(1e3);
  expect(await number(cells(page, 'd_weight').nth(0))).toBeGreaterThan(1e-2);
});

test('the advice about zeros fits their reason', async ({ page }) => {
  await page.goto('?lesson=gradient-flow&a=leaky_relu&initA=zeros&initB=zeros');
  const troubles = lab(page).locator('chainrule-flow-norms .troubles p');
  for (const nth of [0, 1]) {
    await expect(troubles.nth(nth)).toContainText('because the weights that they are computed with are all 0');
    await expect(troubles.nth(nth)).toContainText('Random weights would help; another activation would not.');
  }
});

test('depth, weights and functions change what is left', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  const deep = await number(cells(page, 'delta').nth(0));
  await slider(page, 'Hidden layers').fill('2');
  await expect(cells(page, 'delta').nth(0)).toHaveText(/^0\./);
  expect(await number(cells(page, 'delta').nth(0))).toBeGreaterThan(1000 * deep);
  await slider(page, 'Hidden layers').fill('30');
  await choose(page, 'a', 'relu');
  await choose(page, 'initA', 'he_normal');
  // The same function with the same weights: the same number; the networks are then named by letter.
  await expect(lab(page).locator('thead th').first()).toHaveText('Network A');
  await expect(async () => {
    const [first, second] = await cells(page, 'delta').allTextContents();
    expect(first).toBe(second);
  }).toPass();
  const usual = await number(cells(page, 'delta').nth(1));
  await slider(page, 'Scale the weights by', 1).press('End');
  await expect(slider(page, 'Scale the weights by', 1)).toHaveAttribute('aria-valuetext', '10');
  // Ten times the weights: a factor of 10²⁹ from the last of 30 layers to the first, and chance.
  await expect.poll(async () => (await number(cells(page, 'delta').nth(1))) / usual).toBeGreaterThan(1e28);
  await expect(page).toHaveURL(/depth=30.*gainB=10/);
  await page.reload();
  expect(await number(cells(page, 'delta').nth(1))).toBeGreaterThan(1e20);
});

test('numbers beyond f32 are named with their layer and what was before', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  await tryThis(page, 'explode').click();
  const troubles = lab(page).locator('chainrule-flow-norms .troubles p');
  await expect(troubles.nth(0)).toContainText(/in layer \d+, .* became exactly 0/);
  await expect(troubles.nth(1)).toContainText(
    /in layer \d+, the sums z became infinite. The largest value before was \d/,
  );
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(troubles.nth(1)).toContainText('بی‌نهایت شد');
});

test('in training, the first sigmoid layers hardly move', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  await tryThis(page, 'train').click();
  await expect(lab(page).locator('.step')).toHaveText('Update 200 of 200');
  expect(await number(cells(page, 'moved').nth(0))).toBeLessThan(1e-5);
  expect(await number(cells(page, 'moved').nth(1))).toBeGreaterThan(1e-2);
  expect(await number(cells(page, 'loss').nth(1))).toBeLessThan(0.2);
  expect(await number(cells(page, 'loss').nth(0))).toBeGreaterThan(0.5);
  // With fewer layers the gradient is above Adam's eps, and then Adam moves them all the same.
  await page.goto('?lesson=gradient-flow&view=training&depth=6&rule=adam&rate=0.001');
  await expect(lab(page).locator('.step')).toHaveText('Update 200 of 200');
  await expect(choice(page, 'Adam')).toBeChecked();
  // Alike up to a factor of a few (tests/lab/gradient_flow.rs).
  expect(await number(cells(page, 'moved').nth(0))).toBeGreaterThan(0.25);
});

test('a training is paused, advanced and restarted, and says when it cannot continue', async ({ page }) => {
  await page.goto('?lesson=gradient-flow&view=training&depth=64&width=128&batch=64');
  await lab(page).getByRole('button', { name: 'Pause' }).click();
  const step = lab(page).locator('.step');
  const paused = Number.parseInt((await step.textContent())?.slice('Update '.length) ?? '', 10);
  expect(paused).toBeLessThan(200);
  await lab(page).getByRole('button', { name: 'One update' }).click();
  await expect(step).not.toHaveText(`Update ${paused} of 200`);
  await lab(page).getByRole('button', { name: 'Train again' }).click();
  await lab(page).getByRole('button', { name: 'Pause' }).click();

  await page.goto('?lesson=gradient-flow&view=training&gainB=10&rate=10');
  const trouble = lab(page).locator('chainrule-flow-training .troubles p');
  await expect(trouble).toContainText(/ReLU could not make update \d+\. ReLU: in layer \d+, .*(infinite|NaN)/);
  // The other one continues.
  await expect(step).toHaveText('Update 200 of 200');
});

test('the map shows the edge of chaos, and can be read by keyboard', async ({ page }) => {
  await page.goto('?lesson=gradient-flow');
  await tryThis(page, 'edge').click();
  // tanh: σ = 1.
  await expect(lab(page).locator('.rule-label')).toHaveText('edge of chaos, σ = 1');
  const reading = lab(page).locator('.reading strong');
  await probe(page).focus();
  await probe(page).press('End');
  await expect(lab(page).locator('.reading')).toContainText('64 layers');
  for (let i = 0; i < 10; i++) await probe(page).press('ArrowDown');
  // Below the edge 64 layers leave nothing, above it too much.
  await expect(reading).toHaveText(/×10⁻|^0$/);
  for (let i = 0; i < 40; i++) await probe(page).press('ArrowUp');
  await expect(reading).toHaveText(/×10[¹²³⁴⁵⁶⁷⁸⁹]|^∞$/, { timeout: 30_000 });
  await choose(page, 'map', 'relu');
  await expect(lab(page).locator('.rule-label')).toHaveText('edge of chaos, σ = 1.41');
  // Network B is a ReLU network with He initialization: it lies on the map, and on its edge.
  await expect(lab(page).locator('chainrule-flow-edge .legend li')).toHaveText(['Network B']);
});

test('the edge of a function with a scale depends on the inputs, and the map has the controls that it uses', async ({
  page,
}) => {
  await page.goto('?lesson=gradient-flow&view=edge&map=elu');
  const label = lab(page).locator('.rule-label');
  await expect(label).toHaveText('edge of chaos, σ = 1');
  await expect(lab(page).locator('[data-reading=edges]')).toHaveCount(0);
  await expect(
    lab(page).getByText('Network A is not on this map: it is of sigmoid, and the map is of ELU.'),
  ).toBeVisible();
  await expect(lab(page).getByText('Network B is not on this map')).toBeVisible();
  for (const name of ['Units in each', 'Samples', 'Hidden layers', 'Scale the weights by'])
    await expect(slider(page, name)).toHaveCount(0);
  await choose(page, 'map', 'relu');
  await expect(slider(page, 'Scale the weights by')).toHaveCount(1);
  await expect(slider(page, 'Hidden layers')).toHaveCount(1);

  await choose(page, 'map', 'silu');
  // Near 0 it is half of its input, and grows from σ = 2 only; far from it, it is a ReLU.
  await expect(lab(page).locator('[data-reading=edges]')).toContainText(
    'σ = 1.97 for q₀ = 0.01, and at σ = 1.41 for q₀ = 100',
  );
  await expect(page).not.toHaveURL(/q0/);
  await slider(page, 'Mean square of the inputs, q₀').press('Home');
  await expect(label).toHaveText('edge of chaos, σ = 1.97');
  await expect(page).toHaveURL(/q0=0.01/);
  await page.reload();
  await expect(label).toHaveText('edge of chaos, σ = 1.97');
});

test('invalid parameters are reported in the reader’s language, and the others apply', async ({ page }) => {
  await page.goto('?lesson=gradient-flow&depth=65&initA=best&width=32');
  await expect(lab(page).getByText('depth=65')).toContainText('expected 1…64');
  await expect(lab(page).getByText('initA=best')).toBeVisible();
  await expect(slider(page, 'Units in each')).toHaveAttribute('aria-valuetext', '32');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(lab(page).getByText('depth=65')).toContainText('پذیرفته نیست');
});

test('after the engine has stopped, the same question is asked again', async ({ page }) => {
  await page.goto('?lesson=gradient-flow&depth=7');
  await number(cells(page, 'delta').nth(0));
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await slider(page, 'Hidden layers').fill('8');
  await expect(lab(page).locator('chainrule-flow-norms .area svg')).toBeVisible();
  await number(cells(page, 'delta').nth(1));
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const view of ['norms', 'training', 'edge']) {
      await page.goto(`?lesson=gradient-flow&lang=${lang}&view=${view}`);
      await lab(page).locator('chainrule-plot svg text').first().waitFor();
      const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(excess, view).toBeLessThanOrEqual(0);
      expect(await violations(page), view).toEqual([]);
    }
  });
}
