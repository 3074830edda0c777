import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { goToEndOf, open, read, unfold } from './step-page';

const cell = (page: Page, id: string) => page.locator(`.table [data-value="${id}"]`);
const settings = (page: Page) => page.locator('chainrule-step-settings');
const setting = (page: Page, name: string) => settings(page).locator(`select[name="${name}"]`);
const variant = (page: Page, name: string) => settings(page).locator(`chainrule-step-variant input[name="${name}"]`);
const steps = (page: Page) => page.locator('chainrule-step-steps');

/** Opens a problem by its link, with the settings unfolded. */
async function openProblem(page: Page, link: string, state = ''): Promise<void> {
  await open(page, `&problem=${encodeURIComponent(link)}${state}`);
  await unfold(settings(page).locator('details'));
}

async function typeNames(page: Page, name: string, text: string): Promise<void> {
  await variant(page, name).fill(text);
  await variant(page, name).press('Enter');
}

/** M. Mazur’s example: one bias for each layer, which no update changes. */
test('biases can be shared and frozen, and the address keeps it', async ({ page }) => {
  await open(page, '&preset=sigmoid');
  await unfold(settings(page).locator('details'));
  await setting(page, 'biases').selectOption('shared');
  await expect(variant(page, 'tied')).toHaveValue('b1 = b2, b3 = b4');
  await typeNames(page, 'frozen', 'b');
  await expect(variant(page, 'frozen')).toHaveValue('b1, b2, b3, b4');
  await goToEndOf(page, 'update');
  const updated = { 'w13′': '0.358916', 'w24′': '0.56137', 'w11′': '0.149781', 'w22′': '0.299502', 'b1′': '0.35' };
  for (const [id, text] of Object.entries(updated)) await expect(cell(page, id)).toHaveText(text);
  await expect(page).toHaveURL(/problem=v2.*step=|step=.*problem=v2/);
  await page.reload();
  await expect(cell(page, 'b4′')).toHaveText('0.6');
  await expect(cell(page, 'w14′')).toHaveText('0.511301');
});

/** The handout of Robert Gordon University. */
test('a network without biases has none in the figure and in its sums', async ({ page }) => {
  await openProblem(page, 'v1*2-2-1*sigmoid-sigmoid*0.1_0.8_0_0.4_0.6_0_0.3_0.9_0*0.35_0.9*0.5*squared_half*sgd_1_0*1');
  await setting(page, 'biases').selectOption('none');
  await goToEndOf(page, 'again');
  await expect(cell(page, 'o′')).toHaveText('0.682019');
  await expect(page.locator('chainrule-network-graph [data-part^="b"]')).toHaveCount(0);
  await goToEndOf(page, 'update');
  await expect(cell(page, 'w12′')).toHaveText('0.39714');
});

test('a name that is none is refused with a sentence, and nothing changes', async ({ page }) => {
  await open(page);
  await unfold(settings(page).locator('details'));
  await typeNames(page, 'absent', 'b9');
  await expect(settings(page).locator('#refused-names')).toContainText('the name of a weight or bias of this network');
  await expect(page).not.toHaveURL(/problem=/);
  await typeNames(page, 'tied', 'b1 = b۲');
  await expect(variant(page, 'tied')).toHaveValue('b1 = b2');
  await expect(settings(page).locator('#refused-names')).toBeEmpty();
});

/** T. Mitchell, Machine Learning, exercise 4.7. */
test('samples can be used in turn', async ({ page }) => {
  const link = 'v1*2-1-1*sigmoid-sigmoid*0.1_0.1_0.1_0.1_0.1*1_0_0_1*1_0*squared_half*momentum_0.3_0_0.9*1';
  await openProblem(page, link);
  await variant(page, 'in-turn').check();
  await expect(page.locator('chainrule-step-bar .turn')).toHaveText('Sample 1 of 2, in turn');
  await goToEndOf(page, 'update');
  await expect(cell(page, 'w12′')).toHaveText('0.11891');
  const field = settings(page).locator('input[name="training-step"]');
  await field.fill('2');
  await field.press('Enter');
  await expect(page.locator('chainrule-step-bar .turn')).toHaveText('Sample 2 of 2, in turn');
  await goToEndOf(page, 'update');
  const updated = { 'w11′': '0.101617', 'w21′': '0.0987987', 'b1′': '0.100416', 'w12′': '0.113474', 'b2′': '0.124522' };
  for (const [id, text] of Object.entries(updated)) await expect(cell(page, id)).toContainText(text.slice(0, 7));
});

test('Nesterov’s rule has its published form beside PyTorch’s', async ({ page }) => {
  await openProblem(page, 'v1*1-1*identity*0_5*0*0*squared_sum*nesterov_0.1_0_0.9*1');
  await goToEndOf(page, 'update');
  await expect(cell(page, 'b1′')).toHaveText('3.1');
  await variant(page, 'look-ahead').check();
  await expect(cell(page, 'b1′')).toHaveText('4');
});

/** cs231n’s gated neuron; L1 with a target below the output differentiates the output itself. */
test('the derivatives with respect to the inputs are steps on request', async ({ page }) => {
  await openProblem(page, 'v1*2-1*sigmoid*2_-3_-3*-1_-2*-1*l1*sgd_0.1_0*1', '&numbers=2');
  await expect(page.locator('chainrule-transport output')).toContainText('/');
  await variant(page, 'input-gradients').check();
  await goToEndOf(page, 'backward');
  const input = (name: string) => page.locator(`chainrule-network-graph [data-part="node ${name}"]`);
  await expect(input('i1')).toContainText('0.39');
  await expect(input('i2')).toContainText('−0.59');
});

test('two sigmoids in a row are warned of, and one is taken away', async ({ page }) => {
  // σ(0.5) = 0.622459…, −ln 0.622459… = 0.474077; with a second sigmoid, −ln σ(0.622459…) = −ln 0.650778… = 0.429587….
  await openProblem(page, 'v1*1-1*sigmoid*0.5_0*1*1*bce*sgd_0.1_0*1');
  await goToEndOf(page, 'loss');
  await expect(cell(page, 'L')).toHaveText('0.429587');
  await expect(settings(page).locator('.applied')).toContainText('two in a row');
  await settings(page).locator('[data-action="take-probabilities"]').click();
  await expect(cell(page, 'L')).toHaveText('0.474077');
  await expect(settings(page).locator('.applied')).toHaveCount(0);
  // δ = o − t.
  await goToEndOf(page, 'backward');
  await expect(cell(page, 'δ_o')).toHaveText('−0.377541');
  // Without the sigmoid in the output layer, the loss has it.
  await setting(page, 'activation-0').selectOption('identity');
  await expect(setting(page, 'loss')).toHaveValue('binary_cross_entropy');
  await goToEndOf(page, 'loss');
  await expect(cell(page, 'L')).toHaveText('0.474077');
});

test('a second softmax changes nothing', async ({ page }) => {
  await open(page, '&preset=softmax');
  await unfold(settings(page).locator('details'));
  await goToEndOf(page, 'loss');
  const loss = await read(cell(page, 'L'));
  await setting(page, 'loss').selectOption('log_softmax_cross_entropy');
  await goToEndOf(page, 'loss');
  await expect(cell(page, 'r')).toHaveText('1');
  expect(await read(cell(page, 'L'))).toBe(loss);
});

/** M. Nielsen, Neural Networks and Deep Learning, chapter 3: 0.82 before, 0.09 after 300 updates. */
test('hundreds of training steps have a curve and a table', async ({ page }) => {
  await openProblem(page, 'v1*1-1*sigmoid*0.6_0.9*1*0*squared_half*sgd_0.15_0*1', '&numbers=2');
  await unfold(steps(page).locator('details'));
  const rows = steps(page).locator('tbody tr');
  await expect(rows).toHaveCount(50);
  const count = steps(page).locator('input[name="training-steps"]');
  await count.fill('۳۰۱');
  // Every fourth, and the last.
  await expect(rows.last().locator('th')).toHaveText('301');
  // o = 0.09: L = 0.09²/2 = 0.004.
  await expect(rows.last().locator('td').first()).toHaveText('0.00');
  await expect(steps(page).locator('chainrule-chart [data-reading="chart"]')).toContainText('Training step 301');
  await rows.last().getByRole('button').click();
  await goToEndOf(page, 'loss');
  await expect(cell(page, 'o')).toHaveText('0.09');
  await count.fill('1001');
  await expect(steps(page).locator('#bad-count')).toContainText('1000');
});

test('nothing is found by axe', async ({ page }) => {
  await open(page, '&preset=xor&lang=fa');
  await unfold(settings(page).locator('details'));
  await unfold(steps(page).locator('details'));
  await expect(steps(page).locator('tbody tr')).toHaveCount(50);
  expect(await violations(page)).toEqual([]);
});
