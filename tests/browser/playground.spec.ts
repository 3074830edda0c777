import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { number } from './numbers';
import { unfold } from './step-page';

const lab = (page: Page) => page.locator('chainrule-playground');
const act = (page: Page, name: string) => lab(page).locator(`[data-do=${name}]`);
const tryThis = (page: Page, id: string) => lab(page).locator(`[data-try=${id}]`);
const reading = (page: Page, name: string, run = 'first') =>
  lab(page).locator(`[data-run=${run}] [data-reading=${name}]`);
const progress = (page: Page, what: 'epoch' | 'step') => lab(page).locator(`[data-reading=${what}]`);
const stopped = (page: Page) => lab(page).locator('[data-stop]').first();
const plot = (page: Page, name: string) => lab(page).locator(`[data-plot=${name}]`);
const plane = (page: Page, which: 'first' | 'second' = 'first') => lab(page).locator(`[data-plane=${which}]`);
const units = (page: Page) => lab(page).locator('chainrule-unit-graph .unit');
const choose = (page: Page, source: string) => lab(page).locator(`input[value=${source}]`).check();

/** All numbers shown of the training, and the paths of its curves. */
async function shownTraining(page: Page): Promise<readonly string[]> {
  const texts = await lab(page).locator('[data-run=first] dd').allTextContents();
  const gradients = await lab(page).locator('.gradient').allTextContents();
  const edges = await lab(page)
    .locator('chainrule-unit-graph .edge')
    .evaluateAll((all) => all.map((edge) => edge.getAttribute('class') ?? ''));
  return [...texts, ...gradients, ...edges];
}

async function goTo(page: Page, step: number): Promise<void> {
  await lab(page).locator('[data-name=time]').fill(String(step));
  await expect(progress(page, 'step')).toHaveText(`update ${step}`);
}

test('it learns the spiral: at least 95 % of the test points', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=capacity');
  await page.getByRole('link', { name: 'Next: Train a network' }).click();
  await expect(tryThis(page, 'spiral')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/val=0\.15&test=0\.15|test=0\.15&val=0\.15/);
  // The test data are looked at once, at the end.
  await expect(reading(page, 'test-accuracy')).toHaveText('—');
  expect(await number(reading(page, 'validation-accuracy'))).toBeLessThan(80);
  await act(page, 'play').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'epochs', { timeout: 120_000 });
  await expect(progress(page, 'epoch')).toHaveText('epoch 300');
  expect(await number(reading(page, 'test-accuracy'))).toBeGreaterThanOrEqual(95);
  for (const name of ['losses', 'accuracies']) {
    await expect(plot(page, name).locator('[role=img] .line.s2')).toHaveAttribute('d', /^M.*L/);
  }
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
});

test('without activations about half of the spiral stays misclassified', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=40&hidden=8identity,8identity');
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  expect(await number(reading(page, 'train-accuracy'))).toBeLessThan(70);
});

test('an update, an epoch, back, and back to the start: the same numbers each time', async ({ page }) => {
  await page.goto('?lesson=playground');
  await expect(reading(page, 'train-loss')).toBeVisible();
  const start = await shownTraining(page);
  await act(page, 'step').click();
  await expect(progress(page, 'step')).toHaveText('update 1');
  const first = await shownTraining(page);
  expect(first).not.toEqual(start);
  await act(page, 'epoch').click();
  // 210 of 300 points, in batches of 10.
  await expect(progress(page, 'step')).toHaveText('update 21');
  await expect(progress(page, 'epoch')).toHaveText('epoch 1');
  const epoch = await shownTraining(page);
  await act(page, 'back').click();
  await expect(progress(page, 'step')).toHaveText('update 20');
  await expect(progress(page, 'epoch')).toHaveText('epoch 0');
  await goTo(page, 1);
  expect(await shownTraining(page)).toEqual(first);
  await goTo(page, 21);
  expect(await shownTraining(page)).toEqual(epoch);
  await act(page, 'reset').click();
  await expect(progress(page, 'step')).toHaveText('update 0');
  expect(await shownTraining(page)).toEqual(start);
  // A new seed is not the same as going back to the start.
  await act(page, 'seed').click();
  await expect(page).toHaveURL(/seed=2/);
  await expect.poll(() => shownTraining(page)).not.toEqual(start);
});

test('playing pauses, leaving pauses, and what was trained is still there', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=2000');
  await act(page, 'play').click();
  await expect(progress(page, 'epoch')).not.toHaveText('epoch 0');
  await openLesson(page, 'Activations');
  await openLesson(page, 'Train a network');
  await expect(act(page, 'play')).toBeVisible();
  await expect(progress(page, 'epoch')).not.toHaveText('epoch 0');
});

test('layers and units are added and removed, and the address keeps them', async ({ page }) => {
  await page.goto('?lesson=playground&hidden=2tanh');
  await expect(units(page)).toHaveCount(3);
  await act(page, 'more-layers').click();
  await expect(units(page)).toHaveCount(5);
  await lab(page).locator('[data-layer="2"] [data-do=more-units]').click();
  await lab(page).locator('[data-layer="1"] [data-do=fewer-units]').click();
  await lab(page).locator('[data-layer="2"] select').selectOption('relu');
  await expect(units(page)).toHaveCount(5);
  // 2 · 1 + 1 + 1 · 3 + 3 + 3 · 1 + 1.
  await expect(lab(page).getByText('13 weights and biases')).toBeVisible();
  await expect(page).toHaveURL(/hidden=1tanh%2C3relu|hidden=1tanh,3relu/);
  await page.reload();
  await expect(lab(page).getByText('13 weights and biases')).toBeVisible();
  await expect(lab(page).locator('[data-layer="2"] select')).toHaveValue('relu');
  // A unit is enlarged, also by keyboard.
  await units(page).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(plane(page).locator('figcaption')).toHaveText('unit 1 of hidden layer 2');
  await page.keyboard.press('Enter');
  await expect(plane(page).locator('figcaption')).toContainText('Output of the network');
});

test('two trainings run side by side, with one setting changed and their curves in one plot', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=10');
  await unfold(lab(page).locator('[data-fold=beside]'));
  await lab(page).locator('select[name=beside]').selectOption('init');
  await expect(plane(page, 'second')).toBeVisible();
  await act(page, 'play').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'epochs', { timeout: 60_000 });
  // All weights at 0: the output is ½ for each class except for the output's bias, which hardly changes.
  await expect.poll(() => number(reading(page, 'train-loss', 'second'))).toBeLessThan(0.72);
  expect(await number(reading(page, 'train-loss', 'second'))).toBeGreaterThan(0.65);
  expect(await number(reading(page, 'train-loss'))).toBeLessThan(0.65);
  for (const tone of ['s1', 's2', 's3', 's4']) {
    await expect(plot(page, 'losses').locator(`[role=img] .line.${tone}`)).toHaveAttribute('d', /^M.*L/);
  }
  await expect(page).toHaveURL(/beside=init/);
  // The curves are read at the end first, and saved with the numbers of both runs.
  await expect(plot(page, 'losses').locator('[data-reading=chart]')).toContainText(/^Update \d+: training 0\./);
  const coming = page.waitForEvent('download');
  await plot(page, 'losses').locator('[data-save="CSV (comparison)"]').click();
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe('update,epoch,train_loss,test_loss,train_accuracy,test_accuracy');
  await expect(reading(page, 'train-loss', 'second')).toHaveText(
    String(Number(Number(lines.at(-1)?.split(',')[2]).toPrecision(3))),
  );
  // A chart whose legend is on another one has a legend in its own image.
  const picture = page.waitForEvent('download');
  await plot(page, 'accuracies').locator('[data-save=SVG]').click();
  const svg = readFileSync(await (await picture).path(), 'utf8');
  for (const name of ['training', 'test', 'comparison: training', 'comparison: test'])
    expect(svg).toContain(`>${name}</text>`);
  await expect(plot(page, 'accuracies').locator('.legend')).toHaveCount(0);
  await lab(page).locator('select[name=beside]').selectOption('none');
  await expect(plane(page, 'second')).toHaveCount(0);
});

test('when one of two trainings restarts, so does the other', async ({ page }) => {
  await page.goto('?lesson=playground&beside=rate');
  await expect(reading(page, 'rate', 'second')).toHaveText('0.003');
  for (const field of ['rate', 'rate2']) {
    const start = [
      await reading(page, 'train-loss').textContent(),
      await reading(page, 'train-loss', 'second').textContent(),
    ];
    expect(start[0]).toBe(start[1]);
    await act(page, 'epoch').click();
    await expect(progress(page, 'step')).toHaveText('update 21');
    await expect(reading(page, 'train-loss', 'second')).not.toHaveText(start[1] ?? '');
    await lab(page).locator(`[data-name=${field}] input`).press('ArrowRight');
    await expect(progress(page, 'step')).toHaveText('update 0');
    await expect(reading(page, 'train-loss')).toHaveText(start[0] ?? '');
    await expect(reading(page, 'train-loss', 'second')).toHaveText(start[1] ?? '');
  }
});

test('divergence is reported, with update and layer, and a smaller rate is one click away', async ({ page }) => {
  await page.goto('?lesson=playground');
  await tryThis(page, 'diverge').click();
  await expect(reading(page, 'rate')).toHaveText('30');
  await act(page, 'play').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'diverged', { timeout: 60_000 });
  await expect(stopped(page)).toContainText(/at update \d+, .* of layer \d would no longer be a finite number/);
  await expect(stopped(page)).toContainText('a smaller learning rate');
  // Before that update there is still something to go back to.
  await act(page, 'back').click();
  await expect(stopped(page)).toHaveCount(0);
  await act(page, 'step').click();
  await act(page, 'step').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'diverged');
  await act(page, 'smaller-rate').click();
  await expect(reading(page, 'rate')).toHaveText('3');
  await expect(stopped(page)).toHaveCount(0);
});

test('patience and a target loss stop it', async ({ page }) => {
  await page.goto('?lesson=playground&data=gaussians&target=0.1&epochs=2000');
  await act(page, 'play').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'target_loss', { timeout: 60_000 });
  expect(await number(reading(page, 'train-loss'))).toBeLessThanOrEqual(0.1);
  await page.goto('?lesson=playground&data=xor&noise=0.5&points=100&patience=5&epochs=2000');
  await act(page, 'play').click();
  await expect(stopped(page)).toHaveAttribute('data-stop', 'patience', { timeout: 60_000 });
  // A link of before there were validation data: the test data chose the epoch, which is said, with a way out.
  await expect(stopped(page)).toContainText(/the test loss was lowest after epoch \d+/);
  await expect(stopped(page)).toContainText('There are no validation data');
  await act(page, 'hold-out').click();
  await expect(page).toHaveURL(/val=0\.15/);
  await act(page, 'play').click();
  await expect(stopped(page)).toContainText(/the validation loss was lowest after epoch \d+/, { timeout: 60_000 });
  await expect(act(page, 'hold-out')).toHaveCount(0);
  const [, epoch, loss = ''] =
    /lowest after epoch (\d+), at \W*([\d.]+)/.exec((await stopped(page).textContent()) ?? '') ?? [];
  await act(page, 'best').click();
  await expect(progress(page, 'epoch')).toHaveText(`epoch ${epoch}`);
  await expect(reading(page, 'validation-loss')).toHaveText(loss);
});

test('the border between the classes is typed as a formula', async ({ page }) => {
  await page.goto('?lesson=playground&data=border&epochs=100');
  const formula = lab(page).locator('input[name=border]');
  await expect(formula).toHaveValue('0.5 sin(3x)');
  await formula.fill('x^2 - 0.4');
  await formula.press('Enter');
  await expect(page).toHaveURL(/border=x%5E2\+-\+0\.4/);
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  expect(await number(reading(page, 'test-accuracy'))).toBeGreaterThan(90);
  await formula.fill('x^2 +');
  await formula.press('Enter');
  // What was made stays, and so does what was typed.
  await expect(lab(page).locator('chainrule-playground-border [role=alert]')).toContainText('expression');
  await expect(formula).toHaveValue('x^2 +');
  await expect(stopped(page)).toBeVisible();
});

test('inputs are computed from the coordinates, and the address keeps them', async ({ page }) => {
  await page.goto('?lesson=playground&data=circles&hidden=1identity&epochs=100');
  const feature = (name: string) => lab(page).locator(`[data-feature=${name}]`);
  for (const name of ['x1_squared', 'x2_squared', 'x1', 'x2']) await feature(name).click();
  await expect(lab(page).locator('chainrule-unit-graph .input text')).toHaveText(['x₁²', 'x₂²']);
  await expect(page).toHaveURL(/features=x1_squared%2Cx2_squared/);
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  expect(await number(reading(page, 'test-accuracy'))).toBeGreaterThan(95);
  await page.reload();
  await expect(feature('x1_squared')).toHaveAttribute('aria-pressed', 'true');
  // One input is left.
  await feature('x2_squared').click();
  await feature('x1_squared').click({ force: true });
  await expect(feature('x1_squared')).toHaveAttribute('aria-pressed', 'true');
});

test('painted points are trained on', async ({ page }) => {
  await page.goto('?lesson=playground&test=0&epochs=200');
  await choose(page, 'painted');
  const area = plane(page).locator('.area');
  const paint = async (x: number, y: number) => {
    const box = await area.boundingBox();
    await area.click({ position: { x: x * (box?.width ?? 0), y: y * (box?.height ?? 0) } });
  };
  for (const y of [0.3, 0.5, 0.6]) await paint(0.3, y);
  await lab(page).getByRole('radio', { name: 'class 1' }).check();
  for (const y of [0.3, 0.5]) await paint(0.7, y);
  // The last one by keyboard: the cross is where the last click was.
  await plane(page).locator('.probe').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lab(page).locator('[data-reading=painted]')).toHaveText('6 points');
  await act(page, 'play').click();
  await expect(stopped(page)).toBeVisible({ timeout: 60_000 });
  await expect(reading(page, 'train-accuracy')).toHaveText(/^100\s%$/);
  // They are the reader's: they stay when the page is reloaded.
  await page.reload();
  await expect(lab(page).locator('[data-reading=painted]')).toHaveText('6 points');
  await act(page, 'undo').click();
  await expect(lab(page).locator('[data-reading=painted]')).toHaveText('5 points');
  await expect(progress(page, 'step')).toHaveText('update 0');
  await act(page, 'clear').click();
  await expect(act(page, 'play')).toHaveAttribute('aria-disabled', 'true');
});

test('invalid parameters are reported in the reader’s language, and the others apply', async ({ page }) => {
  await page.goto('?lesson=playground&hidden=9tanh&rate=0&data=moons');
  await expect(lab(page).getByText('hidden=9tanh')).toBeVisible();
  await expect(lab(page).getByText('rate=0')).toContainText('expected');
  await expect(lab(page).locator('input[value=moons]')).toBeChecked();
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(lab(page).getByText('rate=0')).toContainText('پذیرفته نیست');
});

const narrow = ['beside=rule', 'data=csv', 'data=painted', 'data=bumps&hidden=8relu,8relu,8relu,8relu,8relu,8relu'];

for (const lang of ['en', 'fa']) {
  for (const query of narrow) {
    test(`it fits on a phone, and axe finds nothing: ${lang}, ${query}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`?lesson=playground&lang=${lang}&${query}`);
      await lab(page).locator('chainrule-plot svg text').first().waitFor();
      for (const fold of ['beside', 'data', 'training', 'stop']) await unfold(lab(page).locator(`[data-fold=${fold}]`));
      const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(excess).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    });
  }
}
