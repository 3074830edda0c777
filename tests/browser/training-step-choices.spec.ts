import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { open, position, read, unfold } from './step-page';

const figure = (page: Page) => page.locator('chainrule-network-graph');
const part = (page: Page, id: string) => figure(page).locator(`[data-part="${id}"]`);
const cell = (page: Page, id: string) => page.locator(`.table [data-value="${id}"]`);
const result = (page: Page) => page.locator('.lines .outcome mn.result');
const example = (page: Page) => page.locator('chainrule-step-bar .example select');
const settings = (page: Page) => page.locator('chainrule-step-settings');
const setting = (page: Page, name: string) => settings(page).locator(`select[name="${name}"]`);
const field = (page: Page, label: string) => settings(page).getByRole('textbox', { name: label, exact: true });
const scrub = (page: Page, step: number) => page.locator('chainrule-transport input').fill(String(step));
const openSettings = (page: Page) => unfold(settings(page).locator('details'));

/** Replaces a number in the figure. */
async function edit(page: Page, id: string, text: string): Promise<void> {
  await figure(page).locator(`[data-edit="${id}"]`).click();
  const editor = figure(page).locator('chainrule-number-field input');
  await expect(editor).toBeFocused();
  await editor.fill(text);
  await editor.press('Enter');
  await expect(editor).toHaveCount(0);
}

/** Replaces a number in the settings. */
async function type(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).fill(text);
  await field(page, label).press('Enter');
}

test('each example opens from the list and shows its numbers', async ({ page }) => {
  await open(page, '&step=21');
  const forward = page.locator('button[data-phase="loss"]');
  const examples = {
    // Matt Mazur’s: net_h1 = 0.05 · 0.15 + 0.1 · 0.2 + 0.35 = 0.3775, E_total = 0.298371109.
    sigmoid: { z_H1: '0.3775', a_H1: '0.59327', o1: '0.751365', o2: '0.772928' },
    // Both inputs are 0, so only biases count: a_H2 = tanh 0.5 = 0.46211715…, o = 0 − a_H2 + 0.5.
    xor: { a_H1: '0', a_H2: '0.462117', o: '0.0378828' },
    // H = (0.5 + 0.5, 1 − 0.5 + 0.1), o = (0.5 − 0.6, −0.25 + 0.3 + 0.2, 1 − 0.1).
    softmax: { a_H1: '1', a_H2: '0.6', o1: '−0.1', o2: '0.25', o3: '0.9' },
    // z_H2 = −1 − 0.5 − 1, o = (1 + 0.5 + 0.5) · 1 + 0.25.
    'dead-relu': { z_H2: '−2.5', a_H2: '0', o: '2.25' },
    // z_H1 = 4 + 4 + 4, 1 − σ(12) = 6.14417… × 10⁻⁶, o = σ(12) + σ(0).
    'saturated-sigmoid': { z_H1: '12', a_H1: '0.999994', a_H2: '0.5', o: '1.49999' },
    assignment: { z_H1: '−0.25', o: '0.875' },
  };
  for (const [name, values] of Object.entries(examples)) {
    await example(page).selectOption(name);
    // The address changes once the example has arrived, and its phases are at other steps than those of the previous
    // one.
    await expect(page).toHaveURL(name === 'assignment' ? /^((?!preset=).)*$/ : new RegExp(`preset=${name}`));
    await forward.click();
    for (const [id, text] of Object.entries(values)) await expect(cell(page, id)).toHaveText(text);
  }
});

test('three classes: exponentials, probabilities, and the loss of the right one', async ({ page }) => {
  // e to the power of the outputs −0.1, 0.25 and 0.9 is 0.904837…, 1.284025… and 2.459603…, together 4.648465…;
  // the shares are 0.194652…, 0.276225… and 0.529121…, and the loss of the second is −ln 0.276225… = 1.286537….
  await open(page, '&preset=softmax');
  await page.locator('button[data-phase="loss"]').click();
  const shown: string[] = [];
  const end = page.locator('button[data-phase="loss"][aria-current="step"]');
  while ((await end.count()) > 0) {
    shown.push((await result(page).textContent()) ?? '');
    const before = await position(page).textContent();
    await page.keyboard.press('ArrowRight');
    await expect(position(page)).not.toHaveText(before ?? '');
  }
  const shares = ['0.194653', '0.276226', '0.529121'];
  expect(shown).toEqual(['0.904837', '1.28403', '2.4596', '4.64847', ...shares, '1.28654']);
});

test('a loss for classes replaces one for values, and the targets change with it', async ({ page }) => {
  await open(page, '&preset=sigmoid&step=1');
  await openSettings(page);
  // The larger one of 0.01 and 0.99 is the second.
  await setting(page, 'loss').selectOption('softmax_cross_entropy');
  await expect(field(page, 'Value of t')).toHaveValue('2');
  // ln(e^0.751365… + e^0.772928…) − 0.772928…
  await page.locator('button[data-phase="backward"]').click();
  await page.keyboard.press('ArrowLeft');
  await expect(result(page)).toHaveText('0.682424');
  // And back: 0 for the first and 1 for the second; (0.751365…² + 0.227071…²) / 2.
  await setting(page, 'loss').selectOption('mean');
  await expect(field(page, 'Value of t1')).toHaveValue('0');
  await expect(field(page, 'Value of t2')).toHaveValue('1');
  await page.locator('button[data-phase="backward"]').click();
  await page.keyboard.press('ArrowLeft');
  await expect(result(page)).toHaveText('0.308055');
});

test('Adam, number by number', async ({ page }) => {
  await open(page, '&step=21');
  await openSettings(page);
  await setting(page, 'optimizer').selectOption('adam');
  await expect(field(page, 'beta2 β₂')).toHaveValue('0.999');
  // 55 steps, then five for each of the thirteen parameters before w25, whose gradient is −0.125.
  const steps = [
    '−0.0125', // m = 0.1 · −0.125
    '0.000015625', // v = 0.001 · 0.125²
    '−0.125', // m̂ = m / 0.1
    '0.015625', // v̂ = v / 0.001
    '1.1', // 1 + 0.1 · 0.125 / (0.125 + 10⁻⁸) = 1.099999992
  ];
  for (const [i, text] of steps.entries()) {
    await scrub(page, 55 + 13 * 5 + i + 1);
    await expect(result(page)).toHaveText(text);
  }
  await expect(page.locator('.lines .outcome')).toContainText('≈');
  await page.getByRole('combobox', { name: 'Numbers', exact: true }).selectOption('8');
  await expect(result(page)).toHaveText('1.09999999');
});

test('adding and removing a layer keeps the other numbers', async ({ page }) => {
  await open(page, '&step=21');
  await openSettings(page);
  await settings(page).locator('[data-action="add-layer"]').click();
  await expect(part(page, 'K2')).toBeVisible();
  // K1 has the weights that the output had.
  await expect(cell(page, 'a_K1')).toHaveText('0.875');
  await page.getByRole('button', { name: 'Remove layer K' }).click();
  await expect(part(page, 'K2')).toHaveCount(0);
  await expect(position(page)).toHaveText(/ \/ 91$/);
  await scrub(page, 21);
  await expect(cell(page, 'o')).toHaveText('0.875');
});

test('several samples: each one separately, and their mean', async ({ page }) => {
  await open(page, '&preset=dead-relu');
  const sample = page.locator('chainrule-step-bar').getByRole('combobox', { name: 'Sample', exact: true });
  const atLoss = async () => {
    await page.locator('button[data-phase="backward"]').click();
    await page.keyboard.press('ArrowLeft');
  };
  // Both outputs are 2.25, the targets 1 and 2: (1.25² + 0.25²) / 2.
  await atLoss();
  await expect(cell(page, 'ℓ1')).toHaveText('1.5625');
  await expect(cell(page, 'L')).toHaveText('0.8125');
  await sample.selectOption('1');
  await expect(cell(page, 'ℓ2')).toHaveText('0.0625');
  await expect(cell(page, 'L')).toHaveText('0.8125');
  // ∂L/∂b3 = (2 · 1.25 + 2 · 0.25) / 2 = 1.5, b3′ = 0.25 − 0.05 · 1.5.
  await page.locator('button[data-phase="again"]').click();
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, '∂L/∂b3')).toHaveText('1.5');
  await expect(cell(page, 'b3′')).toHaveText('0.175');

  // i1 = 1 in the second: o = (1 + 1 + 0.5) + 0.25 = 2.75, ℓ2 = 0.75² and L = (1.5625 + 0.5625) / 2.
  await openSettings(page);
  await type(page, 'Value of i1 in sample 2', '1');
  await atLoss();
  await expect(cell(page, 'ℓ2')).toHaveText('0.5625');
  await expect(cell(page, 'L')).toHaveText('1.0625');
  await setting(page, 'samples').selectOption('3');
  await expect(sample.locator('option')).toHaveText(['1 of 3', '2 of 3', '3 of 3']);
  await setting(page, 'samples').selectOption('1');
  await expect(sample).toHaveCount(0);
  await atLoss();
  await expect(cell(page, 'L')).toHaveText('1.5625');
});

test('an update that was too large comes with a learning rate for which the loss falls', async ({ page }) => {
  await open(page, '&step=91');
  await openSettings(page);
  await type(page, 'learning rate η', '10');
  const outcome = page.locator('.outcome-box');
  await expect(outcome).toHaveAttribute('data-outcome', 'overshot');
  // 10 / 2⁶ is the first of 5, 2.5, 1.25, … that is short enough: L′ = 0.00352516….
  expect(await read(outcome)).toContain('With the learning rate 0.15625 it would fall to 0.00352517');
  await type(page, 'learning rate η', '0.15625');
  await expect(outcome).toHaveAttribute('data-outcome', 'fell');
  expect(await read(outcome)).toContain('0.00352517');
});

test('nothing to learn: a target that was met', async ({ page }) => {
  await open(page, '&step=21');
  await edit(page, 't', '7/8');
  await expect(result(page)).toHaveText('0');
  await scrub(page, 91);
  await expect(page.locator('.outcome-box')).toHaveAttribute('data-outcome', 'noGradient');
  await expect(page.locator('.outcome-box')).toContainText('every gradient is exactly zero');
});

test('next to a kink, finite differences do not measure the gradient', async ({ page }) => {
  await open(page, '&step=45');
  await expect(page.locator('.differences')).toBeVisible();
  await expect(page.locator('.differences')).not.toContainText('kink');
  // b1 = 0.5 makes z_H1 exactly 0; step 45 is the gradient of w11.
  await open(page, '&step=1');
  await edit(page, 'b1', '0.5');
  await scrub(page, 45);
  await expect(result(page)).toHaveText('0');
  await expect(page.locator('.differences')).toContainText('There is a kink');
});

test('the second training step starts from the weights of the first, which cannot be edited', async ({ page }) => {
  await open(page, '&step=91');
  await page.getByRole('button', { name: 'Continue with the new weights: training step 2' }).click();
  await expect(position(page)).toHaveText('0 / 91');
  await expect(figure(page).locator('[data-value="w25"] .number')).toHaveText('1.0125');
  await expect(figure(page).locator('[data-edit]')).toHaveCount(0);
  // ∂L/∂o = −2 · (1 − 0.992283203125) = −0.01543359375
  await scrub(page, 24);
  await expect(result(page)).toHaveText('−0.0154336');
  await openSettings(page);
  await expect(field(page, 'Value of w25')).toBeDisabled();
  await expect(settings(page)).toContainText('cannot be edited');
  await page.getByRole('button', { name: 'Back to training step 1' }).click();
  await expect(field(page, 'Value of w25')).toBeEnabled();
  await expect(result(page)).toHaveText('−0.25');
});

for (const { lang, number, denominator, range } of [
  {
    lang: 'en',
    number: 'expected a decimal or a fraction, such as 0.25 or -1/4, got w12 = "abc".',
    denominator: 'expected a denominator other than 0, got w12 = "1/0".',
    range: 'expected a number from -10⁹ to 10⁹, got w12 = "99999999999".',
  },
  {
    lang: 'fa',
    number: 'باید عددی اعشاری یا کسری باشد (مانند 0.25 یا -1/4)، اما برای w12 «abc» نوشته شده است.',
    denominator: 'باید مخرجی جز صفر باشد، اما برای w12 «1/0» نوشته شده است.',
    range: 'باید عددی از -10⁹ تا 10⁹ باشد، اما برای w12 «99999999999» نوشته شده است.',
  },
]) {
  test(`text that is not a number is reported with what was expected and found (${lang})`, async ({ page }) => {
    await open(page, `&lang=${lang}&step=21`);
    await figure(page).locator('[data-edit="w12"]').click();
    const editor = figure(page).locator('chainrule-number-field input');
    const error = figure(page).locator('chainrule-number-field .error');
    for (const [text, sentence] of Object.entries({ abc: number, '1/0': denominator, 99999999999: range })) {
      await editor.fill(text);
      await editor.press('Enter');
      await expect(error).toContainText(text);
      expect(await read(error)).toContain(sentence);
      await expect(error).toBeInViewport({ ratio: 1 });
    }
    await expect(page).not.toHaveURL(/problem=/);
  });
}

test('Back and Forward restore the example, and another language changes only words', async ({ page }) => {
  await page.goto('.');
  await openLesson(page, 'One training step');
  // w12 = −0.5: z_H2 = 0.5 + 0.25, z_J2 = 0.75 + 0.25, o = −0.125 + 1 + 0.5.
  await edit(page, 'w12', '-1/2');
  await page.getByRole('combobox', { name: 'Numbers', exact: true }).selectOption('fraction');
  await scrub(page, 21);
  await expect(cell(page, 'o')).toHaveText('11/8');
  await expect(page).toHaveURL(/problem=v1.*step=21/);
  await page.goBack();
  await expect(page.locator('chainrule-home')).toBeVisible();
  await page.goForward();
  await expect(cell(page, 'o')).toHaveText('11/8');
  await expect(position(page)).toHaveText('21 / 91');
  await page.locator('chainrule-header button:lang(fa)').click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(cell(page, 'o')).toHaveText('11/8');
  await expect(position(page)).toHaveText('21 / 91');
  await expect(page).toHaveURL(/problem=v1/);
});

test('an unreadable link is removed from the address, and is reported in Persian, too', async ({ page }) => {
  await open(page, '&lang=fa&problem=%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  await expect(page.locator('.problem')).toContainText('خواندنی نیست');
  await expect(page.locator('.problem')).toContainText('باید نسخهٔ \u2066v2\u2069 باشد');
  await expect(page.locator('.problem')).toContainText('<script>alert(1)</script');
  await expect(page).not.toHaveURL(/problem=/);
  await expect(position(page)).toHaveText('0 / 91');
});

test('a learning rate below 0 in a link is refused without a word of English', async ({ page }) => {
  const problem = 'v1*1-1*identity*1_0*1*1*squared_sum*sgd_-0.1_0*1';
  await open(page, `&lang=fa&problem=${encodeURIComponent(problem)}`);
  await expect(page.locator('.problem')).toContainText(
    'مقدار نرخ یادگیری پذیرفته نیست: باید عددی متناهی و بزرگ‌تر از \u20660\u2069 باشد، اما \u2066-0.1\u2069 داده شده است.',
  );
});
