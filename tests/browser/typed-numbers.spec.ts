import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { open, read, unfold } from './step-page';

const figure = (page: Page) => page.locator('chainrule-network-graph');
const cell = (page: Page, id: string) => page.locator(`.table [data-value="${id}"]`);
const notice = (page: Page) => page.locator('.doubtful .two-readings');

/** Types into the number of the figure. */
async function type(page: Page, id: string, text: string): Promise<void> {
  await figure(page).locator(`[data-part="${id}"] .number`).first().click();
  await figure(page).locator('chainrule-number-field input').fill(text);
  await page.keyboard.press('Enter');
}

test('a slash that can be a decimal mark is read as a fraction, which is said, and the other reading is a button', async ({
  page,
}) => {
  await open(page, '&lang=fa&digits=persian&step=21');
  // z_H1 = 0.5 · (−1) + … ; with w11 = 0/5 the first product is 0, with 0.5 it is −0.5.
  await type(page, 'w11', '۰/۵');
  expect(await read(notice(page))).toContain('۰/۵ به صورت کسر و برابر ۰ خوانده شد.');
  const asFraction = await cell(page, 'z_H1').textContent();
  await notice(page).getByRole('button').click();
  await expect(notice(page)).toHaveCount(0);
  await expect(cell(page, 'z_H1')).toHaveText('−۰٫۲۵');
  expect(asFraction).toBe('۰٫۲۵');
});

test('in English a fraction is nothing to ask about, but 0/5 and 1,234 are', async ({ page }) => {
  await open(page, '&step=21');
  await type(page, 'w11', '1/4');
  await expect(cell(page, 'z_H1')).toHaveText('0');
  await expect(notice(page)).toHaveCount(0);
  await type(page, 'w11', '0/5');
  await expect(notice(page)).toContainText('0/5 was read as 0, as a fraction.');
  await type(page, 'w11', '1,234');
  await expect(notice(page)).toContainText('1,234 was read as 1.234, with a decimal comma.');
  await notice(page).getByRole('button', { name: 'Read it as 1234' }).click();
  await expect(cell(page, 'z_H1')).toHaveText('−1233.75');
});

test('decimal commas and Persian digits are read where results are checked, and a slash is asked about', async ({
  page,
}) => {
  await open(page, '&lang=fa&digits=persian');
  const panel = page.locator('chainrule-step-check');
  await unfold(panel.locator('details.whole'));
  await unfold(panel.locator('details.phase[data-phase=loss]'));
  const field = panel.locator('input[data-id="L"]');
  const verdict = panel.locator('#verdict-L .verdict');
  for (const text of ['0,015625', '۰٫۰۱۵۶۲۵', '۰،۰۱۵۶۲۵', '٠٫٠١٥٦٢٥', '1/64']) {
    await field.fill(text);
    await field.press('Enter');
    await expect(verdict, text).toHaveAttribute('data-verdict', 'right');
  }
  await field.fill('۰/۰۱۶');
  await field.press('Enter');
  await expect(verdict).toHaveAttribute('data-verdict', 'wrong');
  await panel.locator('[data-do="other-reading"]').click();
  await expect(field).toHaveValue('۰٫۰۱۶');
  await expect(verdict).toHaveAttribute('data-verdict', 'right');
});

test('points are read with Persian digits, and their slashes as decimal marks at a press', async ({ page }) => {
  await page.goto('./?lesson=playground&data=csv&lang=fa&digits=persian');
  const text = page.locator('textarea');
  await text.fill('۰/۵؛−۱؛۰\n۰٫۲۵؛۱؛۱');
  await page.locator('[data-do=read]').click();
  const said = page.locator('[data-reading=csv]');
  await expect(said).toContainText(/۲.? سطر/);
  const both = page.locator('.two-readings');
  await expect(both).toHaveAttribute('data-read', '0');
  await both.locator('[data-do="other-reading"]').click();
  await expect(both).toHaveCount(0);
  await page.locator('[data-do=fractions]').click();
  await expect(both).toHaveAttribute('data-read', '0');
});

test('a field shows the reader’s digits, and its error is visible as a whole', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '&lang=fa&digits=persian');
  const settings = page.locator('chainrule-step-settings');
  await unfold(settings.locator('details'));
  const fields = settings.locator('chainrule-step-numbers chainrule-number-field');
  await expect(fields.first().locator('input')).toHaveValue(/^-?[۰-۹٫]+$/);
  for (const field of [fields.first(), fields.last()]) {
    await field.locator('input').fill('abc');
    await field.locator('input').press('Enter');
    const error = field.locator('.error');
    // Neither the window cuts it off nor what scrolls around the field.
    await expect(error).toBeInViewport({ ratio: 1 });
    await field.locator('input').press('Escape');
  }
});
