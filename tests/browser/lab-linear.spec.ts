import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { number } from './numbers';
import { unfold } from './step-page';

const lab = (page: Page) => page.locator('chainrule-linear');
const reading = (page: Page, name: string) => lab(page).locator(`[data-reading=${name}]`);
const plane = (page: Page, which: 'off' | 'on') => lab(page).locator(`[data-plane=${which}]`);
const border = (page: Page) => plane(page, 'off').locator('[role=img] .line.ink');
const tryThis = (page: Page, id: string) => lab(page).locator(`[data-try=${id}]`);
const act = (page: Page, name: string) => lab(page).locator(`[data-do=${name}]`);
const slider = (page: Page, name: string) => lab(page).locator(`[data-name=${name}]`).getByRole('slider');
const weights = (page: Page) => lab(page).locator('[data-name=weight] mn');

/** The difference is shown, and rounding explains it. */
async function expectRounding(page: Page): Promise<void> {
  const [difference, bound] = [await number(reading(page, 'difference')), await number(reading(page, 'bound'))];
  expect(difference).toBeGreaterThan(0);
  expect(difference).toBeLessThanOrEqual(bound);
}

test('it opens with XOR and one straight border; four layers come down to three numbers', async ({ page }) => {
  await page.goto('?lesson=linear');
  await expect(tryThis(page, 'off')).toHaveAttribute('aria-pressed', 'true');
  await expect(plane(page, 'off')).toBeVisible();
  await expect(plane(page, 'on')).toHaveCount(0);
  // 2 · 8 + 8 + 2 (8 · 8 + 8) + 8 + 1.
  await expect(lab(page).getByText('2 → 8 → 8 → 8 → 1')).toContainText(
    '177 weights and biases come down to no more than 3',
  );
  await expect(weights(page)).toHaveCount(2);
  await expect(border(page)).toHaveAttribute('d', /^M[-\d.]+,[-\d.]+L[-\d.]+,[-\d.]+$/);
  await expectRounding(page);
});

test('however deep and wide, the border stays one line, and the difference stays below its bound', async ({ page }) => {
  await page.goto('?lesson=linear');
  await expect(weights(page)).toHaveCount(2);
  for (const [name, key, sizes] of [
    ['depth', 'End', '8 (16×)'],
    ['width', 'End', '16 (16×)'],
    ['depth', 'Home', '2 → 16 → 1'],
    ['width', 'Home', '2 → 1 → 1'],
  ] as const) {
    await slider(page, name).press(key);
    await expect(lab(page).locator('chainrule-linear-product')).toContainText(sizes);
    await expect(weights(page)).toHaveCount(2);
    await expect(border(page)).toHaveAttribute('d', /^M[-\d.]+,[-\d.]+L[-\d.]+,[-\d.]+$/);
    await expectRounding(page);
  }
  await expect(page).toHaveURL(/depth=1/);
});

test('XOR cannot be learned with activations off, but can with tanh', async ({ page }) => {
  await page.goto('?lesson=linear');
  await tryThis(page, 'on').click();
  await expect(plane(page, 'on').locator('figcaption')).toHaveText('tanh on');
  await expect(reading(page, 'half-plane')).toHaveText(/^75\s%$/);
  await act(page, 'train').click();
  await expect(act(page, 'again')).toBeVisible({ timeout: 60_000 });
  await expect(reading(page, 'epoch')).toContainText('Epoch 300 of 300');
  expect(await number(reading(page, 'off'))).toBeLessThanOrEqual(75);
  expect(await number(reading(page, 'on'))).toBeGreaterThanOrEqual(95);
  await expectRounding(page);
  // The switched view shows the same training; other weights do not.
  await lab(page).getByRole('radio', { name: 'On', exact: true }).check();
  await expect(reading(page, 'epoch')).toContainText('Epoch 300');
  await lab(page).getByRole('button', { name: 'New initial weights' }).click();
  await expect(reading(page, 'epoch')).toContainText('Epoch 0');
  await expect(act(page, 'train')).toBeVisible();
});

test('a training pauses, resumes and starts over; leaving the lesson pauses it', async ({ page }) => {
  await page.goto('?lesson=linear&data=spiral&function=relu&activations=both&depth=16&width=16');
  await act(page, 'train').click();
  await expect(reading(page, 'epoch')).not.toContainText('Epoch 0 ');
  await act(page, 'pause').click();
  await expect(act(page, 'go-on')).toBeVisible();
  await act(page, 'go-on').click();
  await expect(act(page, 'pause')).toBeVisible();
  await openLesson(page, 'Activations');
  await openLesson(page, 'Why non');
  await expect(act(page, 'go-on')).toBeVisible();
  await expect(reading(page, 'epoch')).not.toContainText('Epoch 0 ');
  await act(page, 'reset').click();
  await expect(reading(page, 'epoch')).toContainText('Epoch 0 ');
});

test('sixteen layers on the spiral are still one line, and a reload restores it', async ({ page }) => {
  await page.goto('?lesson=linear');
  await tryThis(page, 'deep').click();
  await expect(lab(page).locator('chainrule-linear-product')).toContainText('8 (16×)');
  await expect(lab(page).locator('math').first()).toContainText('⋯');
  await expect(page).toHaveURL(/data=spiral&depth=16/);
  const numbers = await weights(page).allTextContents();
  await page.reload();
  await expect(weights(page)).toHaveText(numbers);
  await expect(tryThis(page, 'deep')).toHaveAttribute('aria-pressed', 'true');
});

test('a network is brought here from the training step, and multiplied out', async ({ page }) => {
  await page.goto('?lesson=training-step');
  const copy = page.locator('chainrule-step-copy');
  await unfold(copy.locator('details'));
  await copy.getByRole('button', { name: 'without activations' }).click();
  await expect(lab(page).getByText('From “One training step”')).toBeVisible();
  await expect(lab(page).locator('chainrule-linear-product')).toContainText('2 → 2 → 2 → 1');
  await expect(weights(page)).toHaveCount(2);
  await expectRounding(page);
  await expect(plane(page, 'on')).toBeVisible();
  // It is still there after a reload, and the drawn one is a choice away.
  await page.reload();
  await expect(lab(page).getByText('From “One training step”')).toBeVisible();
  await lab(page).getByRole('radio', { name: 'Drawn from a seed' }).check();
  await expect(act(page, 'train')).toBeVisible();
});

test('an unreadable network on the shelf is reported', async ({ page }) => {
  await page.goto('?lesson=linear&network=shelf');
  await expect(lab(page).getByText('There is none yet')).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem('chainrule-shelf', '{"from":"draw","network":{"layers":7}}'));
  await page.reload();
  await expect(lab(page).getByText('cannot be read')).toBeVisible();
  await expect(weights(page)).toHaveCount(2);
  // If the parts are there but do not fit together, the core refuses it.
  await page.evaluate(() => {
    const layer = { weight: [[1, 2, 3]], bias: [1], activation: 'relu' };
    const network = { n_features: 2, layers: [layer] };
    sessionStorage.setItem('chainrule-shelf', JSON.stringify({ from: 'draw', network }));
  });
  await page.reload();
  await expect(lab(page).getByRole('alert')).toContainText('expected (1, 2), got (1, 3)');
});

test('invalid parameters are reported in the reader’s language, and the others apply', async ({ page }) => {
  await page.goto('?lesson=linear&depth=17&function=identity&data=moons');
  await expect(lab(page).getByText('depth=17')).toContainText('expected 1…16');
  await expect(lab(page).getByText('function=identity')).toBeVisible();
  await expect(lab(page).locator('select[name=data]')).toHaveValue('moons');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(lab(page).getByText('depth=17')).toContainText('پذیرفته نیست');
});

for (const lang of ['en', 'fa']) {
  test(`it fits on a phone, and axe finds nothing: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const query of ['activations=off', 'activations=both&depth=16&width=16', 'network=shelf&activations=on']) {
      await page.goto(`?lesson=linear&lang=${lang}&${query}`);
      await lab(page).locator('chainrule-plot svg text').first().waitFor();
      await expect(weights(page)).toHaveCount(2);
      const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(excess, query).toBeLessThanOrEqual(0);
      expect(await violations(page), query).toEqual([]);
    }
  });
}
