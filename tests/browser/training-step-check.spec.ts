import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { open, position, read, unfold } from './step-page';

const panel = (page: Page) => page.locator('chainrule-step-check');
const inputOf = (id: string) => `input[data-id="${id}"]`;
const field = (page: Page, id: string) => panel(page).locator(inputOf(id));
/** The verdict on an answer, in words. */
const verdict = (page: Page, id: string) =>
  panel(page)
    .locator('.field', { has: page.locator(inputOf(id)) })
    .locator('.verdict');
const outcome = (page: Page) => panel(page).locator('.outcome');
const firstWrong = (page: Page) => panel(page).locator('.first-wrong');

/** Types results, each into its field, and checks them. */
async function check(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  await unfold(panel(page).locator('details.whole'));
  for (const [id, text] of Object.entries(answers)) {
    await unfold(panel(page).locator('details.phase', { has: page.locator(inputOf(id)) }));
    await field(page, id).fill(text);
  }
  await field(page, Object.keys(answers)[0] ?? '').press('Enter');
}

const clear = (page: Page) => panel(page).locator('[data-action=clear]').click();

test('right results are right, with any rounding, and each verdict says how precisely', async ({ page }) => {
  await open(page);
  // o = 7/8, and L = (1 − o)² = 1/64 = 0.015625.
  await check(page, { z_H1: '−0.25', o: '0.9', L: '0.02', δ_J2: '-1/4', 'b5′': '≈ .525', 'L′': '5.95e-5' });
  await expect(verdict(page, 'z_H1')).toHaveText('right');
  await expect(verdict(page, 'o')).toHaveText('right to 1 decimal');
  await expect(verdict(page, 'L')).toHaveText('right to 2 decimals');
  await expect(verdict(page, 'δ_J2')).toHaveText('right');
  await expect(verdict(page, 'b5′')).toHaveText('right');
  await expect(verdict(page, 'L′')).toHaveText('right');
  await expect(outcome(page)).toHaveText('All 6 are right.');
  await expect(firstWrong(page)).toHaveCount(0);

  // A digit that is not right is a mistake, and one that was changed is not judged before it is checked again.
  await field(page, 'L').fill('0.0157');
  await expect(verdict(page, 'L')).toHaveCount(0);
  await field(page, 'L').press('Enter');
  await expect(verdict(page, 'L')).toHaveText('wrong');
  await expect(outcome(page)).toContainText('5 of 6 right.');
});

test('results computed from rounded numbers are right', async ({ page }) => {
  await open(page);
  // o = 0.875 is rounded to 0.88; then e = 1 − 0.88 = 0.12, and L = 0.12² = 0.0144, which 0.015625 is not rounded to.
  await check(page, { o: '0.88', e: '0.12', L: '0.0144' });
  await expect(verdict(page, 'o')).toHaveText('right to 2 decimals');
  await expect(verdict(page, 'L')).toHaveText('right with your rounded numbers');
  await expect(outcome(page)).toHaveText('All 3 are right.');
  await expect(field(page, 'L')).toHaveAttribute('aria-invalid', 'false');
});

test('a mistake is reported once, and results that follow from it do not count as mistakes', async ({ page }) => {
  await open(page);
  // z_J2 = w14 · a_H1 + w24 · a_H2 + b4 = 0 + 0.25 + 0.25 = 0.5, and without b4 0.25. From there
  // o = −0.5 · 0.25 + 1 · 0.25 + 0.5 = 0.625, e = 0.375, L = 0.375² = 0.140625.
  // b5′ = 0.525 has the step added that should be subtracted: 0.5 + 0.1 · (−0.25) = 0.475. By the student's own numbers it
  // is ∂L/∂b5 = −2e = −0.75, and b5′ = 0.575: uphill it is 0.425.
  await check(page, { z_J2: '0.25', o: '0.625', e: '0.375', L: '0.140625', 'b5′': '0.425' });
  await expect(verdict(page, 'z_J2')).toHaveText('wrong');
  for (const id of ['o', 'e', 'L']) {
    await expect(verdict(page, id)).toHaveText('method right: follows from an earlier mistake');
  }
  await expect(verdict(page, 'b5′')).toHaveText('wrong');
  await expect(outcome(page)).toContainText('0 of 5 right. 3 more follow correctly from an earlier mistake.');
  await expect(firstWrong(page)).toHaveAttribute('data-slip', 'forgotBias');
  expect(await read(firstWrong(page).locator('p'))).toContain('zJ2: this is the result without the bias b4. Add b4.');

  await firstWrong(page).getByRole('button', { name: 'Show this step' }).click();
  // The fourth step of J2, the fourth unit: four steps for each.
  await expect(position(page)).toHaveText('15 / 91');
});

interface Case {
  readonly preset?: string;
  readonly slip: string;
  readonly id: string;
  readonly typed: string;
  readonly says: string;
}

/** Each slip with the number that it gives, worked out by hand. */
const cases: readonly Case[] = [
  // −0.5 + 0, without 0.25.
  { slip: 'forgotBias', id: 'z_H1', typed: '-0.5', says: 'zH1: this is the result without the bias b1.' },
  // z_H1 = −0.25, where ReLU makes 0 of it.
  { slip: 'forgotActivation', id: 'a_H1', typed: '-0.25', says: 'aH1: this is zH1, to which ReLU has not been' },
  // w14 · a_H2 = 0.25 in the place of w23 · a_H2 = 0: z_J1 = 0 + 0.25 + 0.25.
  {
    slip: 'transposedWeights',
    id: 'z_J1',
    typed: '0.5',
    says: 'zJ1 goes wrong on the way, at w23 · aH2: row and column are mixed up',
  },
  // e = 1 − 0.875 = 0.125, as o − t.
  { slip: 'wrongSign', id: 'e', typed: '-0.125', says: 'e: the size is right, but the sign is wrong.' },
  // L = e² = 0.015625: e itself, and half of it.
  { slip: 'forgotSquare', id: 'L', typed: '0.125', says: 'L: a square is missing.' },
  { slip: 'tookHalf', id: 'L', typed: '0.0078125', says: 'L: this has a factor ½, which this loss does not have.' },
  // ∂L/∂e = 2e = 0.25.
  { slip: 'forgotFactor2', id: '∂L/∂e', typed: '0.125', says: 'the factor 2 is missing' },
  // ∂L/∂a_J1 = ∂L/∂o · w15 = −0.25 · (−0.5); with w15′ it is −0.25 · (−0.49375).
  { slip: 'newWeight', id: '∂L/∂a_J1', typed: '0.1234375', says: 'the new weight w15′ was used.' },
  // ∂L/∂a_H1 = −0.0125 − 0.25: along J2 alone.
  {
    slip: 'forgotPath',
    id: '∂L/∂a_H1',
    typed: '-0.25',
    says: 'H1 is used in several places, and only one path was counted.',
  },
  // δ_H1 = −0.2625 · 0.
  { slip: 'forgotSlope', id: 'δ_H1', typed: '-0.2625', says: 'δH1: the slope of ReLU in H1 is missing.' },
  // ∂L/∂w13 = δ_J1 · a_H1 = 0.125 · 0; with z_H1 it is 0.125 · (−0.25).
  { slip: 'usedPreActivation', id: '∂L/∂w13', typed: '-0.03125', says: 'the sum zH1 was used instead of aH1' },
  // w15′ = −0.5 − 0.1 · (−0.0625) = −0.49375.
  { slip: 'uphillUpdate', id: 'w15′', typed: '-0.50625', says: 'w15′: the update was added, so it goes uphill.' },
  { slip: 'forgotLearningRate', id: 'w15′', typed: '-0.4375', says: 'w15′: the learning rate is missing.' },
  // o′ = 0.992283203125 with b5′ = 0.525, and 0.967283203125 with b5 = 0.5: L′ = 0.032716796875² = 0.00107038879….
  { slip: 'oldWeight', id: 'L′', typed: '0.00107038880', says: 'at o′: the old b5 was used.' },
  // δ_o1 = (o1 − 0.01) σ′(z_o1) with z_o1 = 1.105905967, o1 = σ(z_o1) = 0.751365070. At o1, as if it were the sum,
  // σ(o1) = 0.679478 and the slope is 0.217788: δ = 0.741365070 · 0.217788 = 0.161461.
  {
    preset: 'sigmoid',
    slip: 'postActivationDerivative',
    id: 'δ_o1',
    typed: '0.161461',
    says: 'this is the slope of σ at o1. Take it at zo1, the sum before the activation.',
  },
  // L = ½ (0.741365070² + 0.217071535²) = 0.298371109.
  {
    preset: 'sigmoid',
    slip: 'forgotHalf',
    id: 'L',
    typed: '0.596742',
    says: 'L: the factor ½ of this loss is missing.',
  },
  // o = tanh(z_H1) − tanh(z_H2) + 0.5 misses the targets of the four samples by 0.037883, −2.166742, 0.261594 and
  // −0.261594: the squares are 0.001435, 4.694773, 0.068432 and 0.068432, together 4.833071, of which L is a quarter.
  {
    preset: 'xor',
    slip: 'forgotMean',
    id: 'L',
    typed: '4.83307',
    says: 'L: this is a sum instead of the mean.',
  },
  // p2 = e^0.25 / (e^−0.1 + e^0.25 + e^0.9) = 1.284025 / 4.648466 = 0.276226, and p2 − 1 = −0.723774.
  { preset: 'softmax', slip: 'forgotTarget', id: '∂L/∂o2', typed: '0.276226', says: 'this is the probability alone.' },
  // After one step of Adam m̂ = g and v̂ = g² for every gradient g. For b4 it is p2 − 1: b4 = 0.2 becomes
  // 0.2 + 0.01 · 0.723774 / 0.723774 = 0.21; without the root it is 0.2 + 0.01 / 0.723774 = 0.213816.
  {
    preset: 'softmax',
    slip: 'forgotRoot',
    id: 'b4′',
    typed: '0.213816',
    says: 'divided by a mean square instead of its root',
  },
  // With m′ = 0.1 g in the place of m̂ = g the step is a tenth of 0.01.
  {
    preset: 'softmax',
    slip: 'forgotBiasCorrection',
    id: 'b4′',
    typed: '0.201',
    says: 'not yet corrected. Divide it by 1 − βᵗ.',
  },
];

for (const preset of [undefined, 'sigmoid', 'xor', 'softmax']) {
  const own = cases.filter((one) => one.preset === preset);
  test(`slips are identified by their numbers: ${preset ?? 'the assignment'}, ${own.length}`, async ({ page }) => {
    test.slow(own.length > 10);
    await open(page, preset ? `&preset=${preset}` : '');
    for (const { slip, id, typed, says } of own) {
      await test.step(slip, async () => {
        await check(page, { [id]: typed });
        await expect(verdict(page, id)).toHaveText('wrong');
        await expect(field(page, id)).toHaveAttribute('aria-invalid', 'true');
        await expect(firstWrong(page)).toHaveAttribute('data-slip', slip);
        expect(await read(firstWrong(page).locator('p').first())).toContain(says);
        await clear(page);
        await expect(firstWrong(page)).toHaveCount(0);
      });
    }
  });
}

test('a slip before the result is shown where it happened', async ({ page }) => {
  await open(page);
  await check(page, { z_J1: '0.5' });
  await firstWrong(page).getByRole('button', { name: 'Show this step' }).click();
  // w23 · a_H2 is the second step of J1, after four each of H1 and H2.
  await expect(position(page)).toHaveText('10 / 91');
});

test('a number that no slip explains, text that is not a number, and nothing at all', async ({ page }) => {
  await open(page);
  await unfold(panel(page).locator('details.whole'));
  await panel(page).getByRole('button', { name: 'Check' }).click();
  await expect(outcome(page)).toHaveText('Nothing has been typed yet: open a part and type a result.');

  await check(page, { L: '7' });
  await expect(firstWrong(page)).toHaveAttribute('data-slip', 'none');
  expect(await read(firstWrong(page).locator('p'))).toBe(
    'L is wrong, and no common slip explains this number. Compare your working with the formula:',
  );
  // With names, and without the number that is asked for.
  expect(await read(firstWrong(page).locator('.lines'))).toMatch(/^L ?= ?e ?2$/);

  await check(page, { z_H1: 'a quarter', L: '1/64' });
  await expect(verdict(page, 'z_H1')).toHaveText('cannot be read');
  await expect(verdict(page, 'L')).toHaveText('right');
  await expect(firstWrong(page)).toHaveCount(0);
  expect(await read(outcome(page))).toBe(
    '1 of 2 right. One cannot be read. ' +
      'zH1: This number cannot be read: expected a decimal or a fraction, such as 0.25, -1/4 or 1.5e-7, ' +
      'got z_H1 = "a quarter".',
  );
});

test('answers outlive a change of language or problem; their verdicts belong to the problem', async ({ page }) => {
  await open(page);
  await check(page, { z_H1: '-0.5', L: '۰٫۰۱۶' });
  await expect(verdict(page, 'L')).toHaveText('right to 3 decimals');
  await page.locator('chainrule-header button:lang(fa)').click();
  await expect(field(page, 'L')).toHaveValue('۰٫۰۱۶');
  await expect(verdict(page, 'L')).toHaveText('درست تا 3 رقم اعشار');
  await expect(verdict(page, 'z_H1')).toHaveText('نادرست');
  expect(await read(firstWrong(page).locator('p'))).toBe('zH1: این عدد بدون بایاس b1 به دست می‌آید. b1 را هم جمع کنید.');
  await expect(firstWrong(page).getByRole('button')).toHaveText('نمایش این گام');

  await page.locator('chainrule-step-bar .example select').selectOption('sigmoid');
  await expect(outcome(page)).toHaveText('مسئله عوض شده است. پاسخ‌هایتان سر جای خود است؛ دوباره بررسی کنید.');
  await expect(field(page, 'L')).toHaveValue('۰٫۰۱۶');
  await expect(verdict(page, 'L')).toHaveCount(0);
});

test('in Persian, with Persian digits, read and written', async ({ page }) => {
  await open(page, '&lang=fa&digits=persian');
  // As in English: z_J2 without its bias, what follows from it, and a step uphill.
  await check(page, { z_J1: '۰٫۲۵', z_J2: '۰٫۲۵', o: '۰٫۶۲۵', 'b5′': 'نیم' });
  await expect(verdict(page, 'z_J1')).toHaveText('درست');
  await expect(verdict(page, 'o')).toHaveText('روش درست است: پیامد اشتباهی پیشین');
  await expect(verdict(page, 'b5′')).toHaveText('خواندنی نیست');
  const text = await read(outcome(page));
  expect(text).toContain('۱ از ۴ درست است. یکی دیگر به‌درستی از اشتباهی پیشین نتیجه شده است. یکی خواندنی نیست.');
  expect(text).toContain('این مقدار پذیرفته نیست: باید');
  expect(text).toContain('zJ2: این عدد بدون بایاس b4 به دست می‌آید.');
  await expect(panel(page).locator('details.phase[data-phase=forward] .typed')).toHaveText('۳ از ۹ نوشته شده');

  await check(page, { 'b5′': '۰٫۴۷۵' });
  // By the right numbers it goes uphill; by the student's own it would be ۰٫۴۲۵.
  await expect(verdict(page, 'b5′')).toHaveText('نادرست');
});
