import { expect, test } from './fixtures';
import { numbersIn, pagesOf } from './pdf';
import { goToEndOf, open, read, unfold } from './step-page';

test('weights and biases are named as PyTorch indexes them, wherever they are named', async ({ page }) => {
  await open(page);
  const settings = page.locator('chainrule-step-settings');
  await unfold(settings.locator('details'));
  await settings.locator('select[name="naming"]').selectOption('pytorch');
  await expect(page).toHaveURL(/[?&]names=pytorch/);
  // As before, w13 by its id.
  const figure = page.locator('chainrule-network-graph');
  await expect(figure.locator('[data-value="w13"] .symbol')).toHaveText('W2[0][0]');
  await expect(figure.locator('[data-part="w13"]')).toHaveAttribute('aria-label', /W2\[0\]\[0\] = −0\.1/);
  await goToEndOf(page, 'update');
  await expect(page.locator('.table th[scope=row]')).toContainText(['W1[0][0]', 'W1[0][1]', 'b1[0]']);
  expect(await read(page.locator('.working h2'))).toBe('The new value of b3[0]');
  await expect(page.locator('.working math').first()).toContainText('b3[0]');

  const check = page.locator('chainrule-step-check');
  await unfold(check.locator('details.whole'));
  await unfold(check.locator('details.phase[data-phase="update"]'));
  await expect(check.locator('input[data-id="w13′"]')).toHaveAccessibleName(/W2\[0\]\[0\]′/);

  const copied = page.locator('chainrule-step-copy');
  await unfold(copied.locator('details'));
  await expect(copied.locator('pre')).toContainText('z_H1 = W1[0][0] · i1 + W1[0][1] · i2 + b1[0] = −0.5 + 0 + 0.25');
  await copied.getByRole('button', { name: 'LaTeX' }).click();
  await expect(copied.locator('pre')).toContainText(String.raw`\frac{\partial L}{\partial \mathtt{W2[0][0]}}`);
  for (const kind of ['Plain text', 'LaTeX', 'PyTorch']) {
    await copied.getByRole('button', { name: kind }).click();
    expect(await copied.locator('pre').textContent(), kind).not.toMatch(/\b[wb]_?\{?\d\d?\b(?!\[)/);
  }

  // Typed names are those that are shown, and others are still read.
  const frozen = settings.locator('input[name="frozen"]');
  await frozen.fill('W2[0][0], b3');
  await frozen.press('Enter');
  await expect(frozen).toHaveValue('W2[0][0], b2[0]');
  await expect(page).toHaveURL(/frozen_w13_b3/);
  await page.reload();
  await expect(figure.locator('[data-value^="w14"] .symbol')).toHaveText(/^W2\[1\]\[0\]′?$/);
});

test('a sheet has the names that are chosen, and says how they are to be read', async ({ page }) => {
  await open(page, '&names=pytorch');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  const exercises = page.locator('chainrule-step-exercises');
  await unfold(exercises.locator('details'));
  await exercises.locator('[data-action=key]').first().click();
  await expect(page.locator('html[data-asked-to-print]')).toHaveCount(1);
  const sheet = page.locator('chainrule-worksheet');
  await expect(sheet.locator('.conventions')).toContainText('W1[0][1] is the weight from i2 to H1');
  await expect(sheet.locator('.key')).toContainText('W3[0][1]');
  const [first] = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(numbersIn(first?.text ?? '')).toContain('−0.25');
});
