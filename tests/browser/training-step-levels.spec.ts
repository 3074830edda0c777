import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { button, open, position, read } from './step-page';

const levels = (page: Page) => page.locator('chainrule-step-levels');
const prediction = (page: Page) => page.locator('chainrule-step-prediction');
const field = (page: Page) => prediction(page).locator('input');
const verdict = (page: Page) => prediction(page).locator('#worth');
const accusation = (page: Page) => page.locator('chainrule-step-accusation');
const figure = (page: Page, id: string) => page.locator(`chainrule-network-graph [data-value="${id}"] .number`);
const cell = (page: Page, id: string) => page.locator(`.table [data-value="${id}"]`);
const result = (page: Page) => page.locator('.outcome mn.result');
const announcement = (page: Page) => page.locator('chainrule-training-step').locator('> [aria-live=polite]');
const expectStep = (page: Page, step: number) => expect(position(page)).toHaveText(`${step} / 91`);

// Of the worked example seed 1 leaves out z_H1 (step 3), z_J1 (11), a_J1 (12) and ∂L/∂b5 (27), among others: 29 in all.
const complete = '&level=complete&seed=1';

test('what is left out is left out everywhere: figure, table, formula and announcement', async ({ page }) => {
  await open(page, `${complete}&step=3`);
  await expect(field(page)).toHaveAccessibleName(/z_H1/);
  await expect(figure(page, 'z_H1')).toHaveText('?');
  await expect(cell(page, 'z_H1')).toContainText('?');
  await expect(cell(page, 'z_H1')).not.toContainText('0.25');
  await expect(result(page)).toHaveCount(0);
  await expect(announcement(page)).toHaveText(/z_H1 = \?$/);
  // Its formula is shown, with names and without numbers.
  expect(await read(prediction(page).locator('.lines'))).toMatch(/^zH1 ?= ?w11 ?· ?i1 ?\+ ?w21 ?· ?i2 ?\+ ?b1$/);

  // The next step builds on it, and does not reveal it either.
  await button(page, 'next').click();
  await expectStep(page, 4);
  await expect(result(page)).toHaveText('0');
  await expect(page.locator('.lines .right [data-value=z_H1] > mn')).toHaveText(['?']);

  // Nor does a gradient by finite differences, −0.25, or a sentence that says what ReLU did.
  await open(page, `${complete}&step=27`);
  await expect(field(page)).toHaveAccessibleName(/∂L\/∂b5/);
  const row = page.locator('.table tr', { has: page.locator('[data-value="∂L/∂b5"]') });
  await expect(row).not.toContainText('0.25');
  await expect(page.locator('.working')).not.toContainText('0.25');
  await open(page, `${complete}&step=12`);
  await expect(field(page)).toHaveAccessibleName(/a_J1/);
  await expect(page.locator('.working')).not.toContainText('active');
});

test('a right result is shown in its place, a wrong one is explained, and any can be revealed', async ({ page }) => {
  await open(page, `${complete}&step=3`);
  await expect(levels(page).locator('.count')).toHaveText('0 of 29 found');
  await field(page).fill('-0.5');
  await prediction(page).getByRole('button', { name: 'Check' }).click();
  await expect(verdict(page)).toContainText('wrong');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  // −0.5 is the sum of the products.
  expect(await read(verdict(page))).toContain('zH1: this is the result without the bias b1. Add b1.');
  await field(page).fill('5');
  await expect(verdict(page)).not.toContainText('wrong');
  await field(page).press('Enter');
  await expect.poll(() => read(verdict(page))).toContain('That is not zH1. Put the numbers into the formula again.');
  await field(page).fill('no idea');
  await field(page).press('Enter');
  await expect
    .poll(() => read(verdict(page)))
    .toContain('This number cannot be read: expected a decimal or a fraction');
  await expect(figure(page, 'z_H1')).toHaveText('?');

  await field(page).fill('-1/4');
  await field(page).press('Enter');
  await expect(result(page)).toHaveText('−0.25');
  await expect(figure(page, 'z_H1')).toHaveText('−0.25');
  await expect(cell(page, 'z_H1')).toHaveText('−0.25');
  await expect(announcement(page)).toHaveText(/z_H1 = −1\/4 = −0\.25$/);
  await expect(levels(page).locator('.count')).toHaveText('1 of 29 found');
  expect(await read(levels(page).locator('.last'))).toBe('zH1 right');

  await levels(page).getByRole('button', { name: 'To the next gap' }).click();
  await expectStep(page, 11);
  await prediction(page).getByRole('button', { name: 'Show the result' }).click();
  await expect(result(page)).toHaveText('0.25');
  await expect(levels(page).locator('.count')).toHaveText('1 of 29 found · 1 shown');
});

test('gaps do not block the way, and the address keeps level and seed', async ({ page }) => {
  await open(page, `${complete}&step=2`);
  for (const step of [3, 4, 5]) {
    await button(page, 'next').click();
    await expectStep(page, step);
  }
  await button(page, 'last').click();
  await expectStep(page, 91);
  await page.keyboard.press('Home');
  await expectStep(page, 0);

  // Other gaps have another seed, which a reload keeps.
  await levels(page).getByRole('button', { name: 'Leave out other results' }).click();
  await expect(page).not.toHaveURL(/[?&]seed=1(&|$)/);
  await expect(page).toHaveURL(/level=complete&seed=\d+/);
  await levels(page).getByRole('button', { name: 'To the next gap' }).click();
  const name = await field(page).getAttribute('aria-label');
  const at = (await position(page).textContent()) ?? '';
  await expect(page).toHaveURL(/[?&]step=/);
  await page.reload();
  await expect(position(page)).toHaveText(at);
  await expect(field(page)).toHaveAttribute('aria-label', name ?? '');
  await expect(levels(page).getByRole('radio', { name: 'Complete it' })).toBeChecked();

  await levels(page).getByRole('radio', { name: 'Worked out' }).check();
  await expect(prediction(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/level=|seed=/);
});

// With seed 1 the mistake is in step 13 of the worked example, w14 · a_H1 = 1 · 0 = 0, which uses z_H1 = −0.25
// instead.
const mistake = '&level=mistake&seed=1';

test('the step with the mistake is found, and innocent ones before and after it are distinguished', async ({
  page,
}) => {
  await open(page, `${mistake}&step=12`);
  const accuse = accusation(page).getByRole('button', { name: 'This step is wrong' });
  await accuse.click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText(
    'Step 12 follows from its numbers, and so does everything before it. Look later.',
  );
  // 0.25 + 0.25 + 0.25 would be z_J2 without the mistake but 0.5; with it, −0.25 + 0.25 + 0.25 follows.
  await open(page, `${mistake}&step=15`);
  await expect(result(page)).toHaveText('0.25');
  await expect(figure(page, 'z_J2')).toHaveText('0.25');
  await accuse.click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText(
    'Step 15 follows correctly from its numbers, some of which may already be wrong. Look earlier.',
  );

  for (const step of [14, 13]) {
    await button(page, 'back').click();
    await expectStep(page, step);
  }
  await expect(result(page)).toHaveText('−0.25');
  await accuse.click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText('Found: step 13 is the one.');
  const said = await read(accusation(page).locator('[aria-live]'));
  expect(said).toContain('w14 · aH1: the sum zH1 was used instead of aH1, the value after the activation.');
  expect(said).toContain('w14 · aH1 was given as −0.25; it is 0. Everything is right again.');
  await expect(result(page)).toHaveText('0');
  await button(page, 'next').click();
  await button(page, 'next').click();
  await expect(result(page)).toHaveText('0.5');
  await accusation(page).getByRole('button', { name: 'Go to this step' }).click();
  await expectStep(page, 13);
});

test('a reader who gives up is shown the mistake, and can get another', async ({ page }) => {
  await open(page, mistake);
  const accuse = accusation(page).getByRole('button', { name: 'This step is wrong' });
  // Before the first step there is none to accuse.
  await expect(accuse).toHaveAttribute('aria-disabled', 'true');
  await accuse.click({ force: true });
  await expect(accusation(page).locator('[data-outcome]')).toHaveCount(0);
  await accusation(page).getByRole('button', { name: 'Show me' }).click();
  await expectStep(page, 13);
  await expect(accusation(page).locator('[data-outcome]')).toHaveText('It was step 13.');
  await expect(accuse).toHaveCount(0);

  await levels(page).getByRole('button', { name: 'Another mistake' }).click();
  await expect(page).toHaveURL(/level=mistake&seed=2/);
  await expect(accuse).toBeVisible();
  await page.reload();
  await accusation(page).getByRole('button', { name: 'Show me' }).click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText('It was step 7.');
});

test('both in Persian', async ({ page }) => {
  await open(page, `${complete}&step=3&lang=fa&digits=persian`);
  await expect(figure(page, 'z_H1')).toHaveText('?');
  await expect(levels(page).locator('.count')).toHaveText('۰ از ۲۹ پیدا شده');
  await field(page).fill('−۰٫۲۵');
  await prediction(page).getByRole('button', { name: 'بررسی' }).click();
  await expect(figure(page, 'z_H1')).toHaveText('−۰٫۲۵');
  await expect(levels(page).locator('.count')).toHaveText('۱ از ۲۹ پیدا شده');

  await levels(page).getByRole('radio', { name: 'اشتباه را بیابید' }).check();
  await accusation(page).getByRole('button', { name: 'این گام نادرست است' }).click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText(
    'گام ۳ از عددهایش نتیجه می‌شود و گام‌های پیش از آن هم. در گام‌های بعد بگردید.',
  );
  await accusation(page).getByRole('button', { name: 'نمایش گام نادرست' }).click();
  await expect(accusation(page).locator('[data-outcome]')).toHaveText('گام ۱۳ بود.');
  expect(await read(accusation(page).locator('[aria-live]'))).toContain(
    'برابر −۰٫۲۵ نوشته شده بود، اما ۰ است. اکنون همه‌چیز درست است.',
  );
});
