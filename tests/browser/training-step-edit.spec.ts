import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { button, open, position, read, unfold } from './step-page';

const figure = (page: Page) => page.locator('chainrule-network-graph');
const part = (page: Page, id: string) => figure(page).locator(`[data-part="${id}"]`);
const editor = (page: Page) => figure(page).locator('chainrule-number-field input');
const error = (page: Page) => figure(page).locator('chainrule-number-field .error');
const cell = (page: Page, id: string) => page.locator(`.table [data-value="${id}"]`);
const result = (page: Page) => page.locator('.outcome mn.result');
const bar = (page: Page, action: string) => page.locator(`chainrule-step-bar [data-action="${action}"]`);
const settings = (page: Page) => page.locator('chainrule-step-settings');
const setting = (page: Page, name: string) => settings(page).locator(`select[name="${name}"]`);
const numberSetting = (page: Page, label: string) =>
  settings(page).locator(`chainrule-number-field input[aria-label="${label}"]`);

/** To a step by the scrubber. */
const scrub = (page: Page, step: number) => page.locator('chainrule-transport input').fill(String(step));

/** Where the loss of the worked example is known, and everything before it is in the table. */
const atLoss = '&step=21';

async function edit(page: Page, id: string, text: string): Promise<void> {
  await part(page, id).locator('.number').first().click();
  await expect(editor(page)).toBeFocused();
  await editor(page).fill(text);
  await editor(page).press('Enter');
}

// With w11 = −0.5 instead of 0.5: z_H1 = 0.5 + 0.25 = 0.75, z_J1 = −0.075 + 0.25 = 0.175, z_J2 = 0.75 + 0.25 + 0.25 = 1.25,
// o = −0.0875 + 1.25 + 0.5 = 1.6625, e = −0.6625, L = 0.43890625; backward ∂L/∂o = 1.325, δ_J1 = −0.6625, δ_J2 = 1.325,
// ∂L/∂a_H1 = 0.06625 + 1.325 = 1.39125, ∂L/∂w11 = −1.39125; w25′ = 1 − 0.1 · 1.325 · 1.25 = 0.834375.
test('a weight is typed in the figure, and every number that depends on it changes', async ({ page }) => {
  await open(page, atLoss);
  await expect(cell(page, 'L')).toHaveText('0.015625');
  await edit(page, 'w11', '-0.5');
  await expect(editor(page)).toHaveCount(0);
  for (const [id, text] of Object.entries({ w11·i1: '0.5', z_H1: '0.75', a_H1: '0.75', z_J1: '0.175', z_J2: '1.25' })) {
    await expect(cell(page, id)).toHaveText(text);
  }
  await expect(cell(page, 'o')).toHaveText('1.6625');
  await expect(cell(page, 'L')).toHaveText('0.43890625');
  // What does not depend on it has not changed.
  await expect(cell(page, 'z_H2')).toHaveText('0.25');
  await scrub(page, 55);
  await expect(cell(page, 'δ_J2')).toHaveText('1.325');
  await expect(cell(page, '∂L/∂a_H1')).toHaveText('1.39125');
  await expect(cell(page, '∂L/∂w11')).toHaveText('−1.39125');
  await expect(part(page, 'H1')).not.toContainText('dead');
  await scrub(page, 70);
  await expect(cell(page, 'w25′')).toHaveText('0.834375');
});

test('fractions and Persian digits are read as they are written', async ({ page }) => {
  await open(page, atLoss);
  await edit(page, 'w11', '-1/4');
  await expect(cell(page, 'z_H1')).toHaveText('0.5');
  await edit(page, 'w11', '۰٫۵');
  await expect(cell(page, 'z_H1')).toHaveText('−0.25');
});

test('keys and dragging change a number exactly, and a drag is undone at once', async ({ page }) => {
  await open(page, atLoss);
  await part(page, 'w11').locator('.number').first().click();
  await expect(editor(page)).toBeFocused();
  for (const [key, text] of [
    ['ArrowUp', '0.6'],
    ['Shift+ArrowUp', '1.6'],
    ['Alt+ArrowDown', '1.59'],
    ['ArrowDown', '1.49'],
  ] as const) {
    await editor(page).press(key);
    await expect(editor(page)).toHaveValue(text);
  }
  // The arrow keys belonged to the field: the step has not changed. z_H1 = −1.49 + 0.25.
  await expect(position(page)).toHaveText('21 / 91');
  await expect(cell(page, 'z_H1')).toHaveText('−1.24');
  await editor(page).press('Escape');
  await bar(page, 'reset').click();
  await expect(cell(page, 'z_H1')).toHaveText('−0.25');

  const number = await part(page, 'w11').locator('.number').first().boundingBox();
  if (!number) throw new Error('the weight has no place');
  const [x, y] = [number.x + number.width / 2, number.y + number.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) await page.mouse.move(x + 8 * i, y);
  await page.mouse.up();
  // Eight pixels are a tenth: 0.5 + 5 · 0.1 = 1, z_H1 = −1 + 0.25.
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
  await bar(page, 'undo').click();
  await expect(cell(page, 'z_H1')).toHaveText('−0.25');
  await bar(page, 'redo').click();
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
});

for (const { lang, sentence } of [
  { lang: 'en', sentence: 'cannot be read' },
  { lang: 'fa', sentence: 'پذیرفته نیست' },
]) {
  test(`text that is not a number is reported at the field, and the last good one stays (${lang})`, async ({
    page,
  }) => {
    await open(page, `${atLoss}&lang=${lang}`);
    await part(page, 'w11').locator('.number').first().click();
    for (const text of ['abc', '', '1/0', 'NaN', 'Infinity', '1e99', '99999999999', '1.2.3']) {
      await editor(page).fill(text);
      await editor(page).press('Enter');
      await expect(error(page)).toContainText(sentence);
      await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');
      await expect(editor(page)).toHaveValue(text);
      await expect(cell(page, 'z_H1')).toHaveText('−0.25');
      // Typing on clears the error.
      await editor(page).fill('1');
    }
    await editor(page).press('Escape');
    await expect(part(page, 'w11')).toContainText('0.5');
  });
}

test('undo and redo by keys, and the address keeps the edits', async ({ page }) => {
  await open(page, atLoss);
  await expect(bar(page, 'undo')).toHaveAttribute('aria-disabled', 'true');
  await edit(page, 'w11', '1');
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
  await edit(page, 'node i1', '2');
  await expect(cell(page, 'z_H1')).toHaveText('2.25');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
  await page.keyboard.press('Control+Shift+z');
  await expect(cell(page, 'z_H1')).toHaveText('2.25');
  await expect(page).toHaveURL(/problem=v1/);
  await page.reload();
  await expect(cell(page, 'z_H1')).toHaveText('2.25');
  await expect(position(page)).toHaveText('21 / 91');
  // Another language changes only words.
  await page.locator('chainrule-header button:lang(fa)').click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(cell(page, 'z_H1')).toHaveText('2.25');
  await bar(page, 'reset').click();
  await expect(cell(page, 'z_H1')).toHaveText('−0.25');
  await expect(page).not.toHaveURL(/problem=/);
});

test('an unreadable problem in the address is reported, and the assignment is shown', async ({ page }) => {
  for (const problem of ['', 'v2*1-1', 'v1*9-9*relu', '%3Cimg%20src%3Dx%3E', `v1*${'9'.repeat(9000)}`]) {
    await open(page, `&problem=${problem}&step=21`);
    await expect(page.locator('.problem')).toContainText('cannot be read');
    await expect(cell(page, 'o')).toHaveText('0.875');
  }
});

// The sigmoid example is that of many introductions: E = 0.298371109, w5⁺ = 0.35891648, w1⁺ = 0.149780716.
test('the examples show what they are meant to show', async ({ page }) => {
  await open(page, '&preset=sigmoid&step=21');
  await expect(cell(page, 'a_H1')).toHaveText('0.59327');
  await expect(cell(page, 'L')).toHaveText('0.298371');
  await open(page, '&preset=sigmoid&step=65');
  await expect(cell(page, 'w13′')).toHaveText('0.358916');
  await expect(cell(page, 'w11′')).toHaveText('0.149781');
  // Four samples: the mean of the losses 0, …; the second one is inspected separately.
  await open(page, '&preset=xor');
  await page.getByRole('combobox', { name: 'Sample', exact: true }).selectOption('1');
  await expect(page).toHaveURL(/sample=2/);
  await expect(part(page, 'node i2')).toContainText('1');
  await open(page, '&preset=dead-relu&step=40');
  await expect(part(page, 'H2')).toContainText('dead');
});

test('a rising loss is explained, and the next training step continues', async ({ page }) => {
  await open(page, '&step=91');
  const outcome = page.locator('.outcome-box');
  await expect(outcome).toHaveAttribute('data-outcome', 'fell');
  await unfold(settings(page).locator('details'));
  await numberSetting(page, 'learning rate η').fill('10');
  await numberSetting(page, 'learning rate η').press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'overshot');
  expect(await read(outcome)).toMatch(/With the learning rate [\d.]+ it would fall to [\d.]+/);
  await bar(page, 'undo').click();
  await expect(outcome).toHaveAttribute('data-outcome', 'fell');
  await outcome.getByRole('button').click();
  await expect(position(page)).toHaveText('0 / 91');
  await scrub(page, 21);
  // o after the first step: 0.992283203125.
  await expect(cell(page, 'o')).toHaveText('0.992283');
});

test('layers, functions, losses and optimizers can be chosen', async ({ page }) => {
  await open(page, '&step=21');
  await unfold(settings(page).locator('details'));
  // σ(−0.25) = 0.437823…
  await setting(page, 'activation-0').selectOption('sigmoid');
  await expect(cell(page, 'a_H1')).toHaveText('0.437823');
  await setting(page, 'loss').selectOption('softmax_cross_entropy');
  await expect(setting(page, 'loss')).toHaveValue('softmax_cross_entropy');
  await setting(page, 'units-2').selectOption('3');
  await expect(part(page, 'node o3')).toBeVisible();
  await setting(page, 'optimizer').selectOption('adam');
  await settings(page).locator('[data-action="add-layer"]').click();
  await expect(setting(page, 'activation-3')).toBeVisible();
  await setting(page, 'samples').selectOption('2');
  await page.locator('button[data-phase="update"]').click();
  await expect(page.locator('h2').first()).toContainText('Remember the gradient of');
  await button(page, 'next').click();
  await expect(page.locator('h2').first()).toContainText('Remember the square of the gradient');
  await button(page, 'next').click();
  await expect(page.locator('h2').first()).toContainText('for its beginning at 0');
});

test('the convention at a kink is explained where it matters', async ({ page }) => {
  // b1 = 0.5 makes z_H1 exactly 0; step 43 is its slope.
  await open(page, '&step=43');
  await figure(page).locator('[data-value=b1] .number').click();
  await editor(page).fill('0.5');
  await editor(page).press('Enter');
  await expect(page.locator('.remark')).toContainText('ReLU′(0) = 0');
  await expect(result(page)).toHaveText('0');
});

test('numbers are shown as fractions, with a given number of decimals, or with all digits', async ({ page }) => {
  await open(page, atLoss);
  const format = page.getByRole('combobox', { name: 'Numbers', exact: true });
  await format.selectOption('fraction');
  await expect(cell(page, 'o')).toHaveText('7/8');
  await format.selectOption('2');
  await expect(cell(page, 'o')).toHaveText('0.88');
  await expect(page.locator('.lines .outcome')).toContainText('≈');
  await format.selectOption('full');
  await expect(cell(page, 'L')).toHaveText('0.015625');
  await open(page, '&preset=sigmoid&step=21&numbers=full');
  await expect(cell(page, 'z_H1')).toHaveText('0.3775');
  await expect(cell(page, 'a_H1')).toHaveText(/^0\.59326999210\d+$/);
  await open(page, '&step=38');
  await expect(page.locator('.differences')).toContainText('≈ −0.0625');
});

test('a worker that dies loses nothing that the reader made', async ({ page }) => {
  await open(page, atLoss);
  await edit(page, 'w11', '1');
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(cell(page, 'z_H1')).toHaveText('−0.75');
  await edit(page, 'w11', '2');
  await expect(cell(page, 'z_H1')).toHaveText('−1.75');
});

test('two numbers edited at once are both applied', async ({ page }) => {
  await open(page, atLoss);
  await unfold(settings(page).locator('details').first());
  // One after the other without waiting for the core: w11 = 0.7 and w21 = 0.9.
  await page.evaluate(() => {
    const fields = new Map<string, HTMLElement>();
    const collect = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.localName === 'chainrule-number-field') {
          fields.set((element as HTMLElement & { valueId: string }).valueId, element);
        }
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(document);
    for (const [id, text] of [
      ['w11', '0.7'],
      ['w21', '0.9'],
    ] as const) {
      const input = fields.get(id)?.shadowRoot?.querySelector('input');
      if (!input) throw new Error(`there is no field for ${id}`);
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
  });
  // z_H1 = −0.7 + 0 · 0.9 + 0.25 where i2 is 0, so both weights are checked directly.
  await expect(part(page, 'w11')).toContainText('0.7');
  await expect(part(page, 'w21')).toContainText('0.9');
  await expect(cell(page, 'w11·i1')).toHaveText('−0.7');
  await bar(page, 'undo').click();
  await expect(part(page, 'w21')).toContainText('−0.25');
  await expect(part(page, 'w11')).toContainText('0.7');
});
