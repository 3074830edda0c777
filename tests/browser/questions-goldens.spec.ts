import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures';
import { numberOf } from './numbers';

interface Golden {
  readonly attention: readonly (readonly number[])[];
  readonly logit: number;
  readonly probability: number;
}

/** What JAX computes of the first question (tests/golden/make_asked.py): a list of its answers in each language. */
const goldens: Readonly<Record<'english' | 'persian', readonly Golden[]>> = JSON.parse(
  readFileSync(resolve(__dirname, '../golden/asked.json'), 'utf8'),
);

/** A number written with three significant digits is off by at most half of the last one. */
function expectShown(text: string, golden: number): void {
  const half = 0.005 * 10 ** Math.floor(Math.log10(Math.abs(golden)));
  expect(Math.abs(numberOf(text) - golden), `${text} for ${golden}`).toBeLessThanOrEqual(half * (1 + 1e-9));
}

for (const [lang, name] of [
  ['en', 'english'],
  ['fa', 'persian'],
] as const) {
  test(`attention, logits and probabilities on the page are those of JAX, ${lang}`, async ({ page }) => {
    const answers = goldens[name];
    const lesson = page.locator('chainrule-questions');
    for (const [answer, { attention }] of answers.entries()) {
      for (const [layer, golden] of attention.entries()) {
        await page.goto(`?lesson=questions&lang=${lang}&digits=latin&answer=${answer}&step=${4 + layer}`);
        const cells = lesson.locator('chainrule-edge-table tbody td:last-child');
        await expect(cells.first()).toContainText(/\d/);
        const shown = await cells.allTextContents();
        expect(shown).toHaveLength(golden.length);
        for (const [edge, text] of shown.entries()) expectShown(text, golden[edge] ?? Number.NaN);
      }
    }
    await page.goto(`?lesson=questions&lang=${lang}&digits=latin&step=7`);
    const rows = lesson.locator('tr[data-answer]');
    await expect(rows).toHaveCount(answers.length);
    for (const [index, { logit, probability }] of answers.entries()) {
      expectShown((await rows.nth(index).locator('[data-value=logit]').textContent()) ?? '', logit);
      const shown = (await rows.nth(index).locator('[data-value=probability]').textContent()) ?? '';
      // In percent with one decimal; what is less than the last one is written as less.
      if (/</.test(shown)) expect(100 * probability).toBeLessThan(numberOf(shown));
      else expect(Math.abs(numberOf(shown) - 100 * probability)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });
}
