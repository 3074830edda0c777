import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { sidewaysScroll } from './step-page';

/** The numbers in a column of the outcome, in percent or not. */
async function numbers(page: Page, value: string): Promise<number[]> {
  const texts = await page.locator(`td[data-value="${value}"]`).allTextContents();
  return texts.map((text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, '')));
}

for (const lang of ['en', 'fa'] as const) {
  test(`a question is followed from its words to the probabilities of its answers, ${lang}`, async ({ page }) => {
    await page.goto(`?lesson=questions&lang=${lang}`);
    const expected = page.locator('chainrule-choices[data-name="expected"]');
    await expected.locator('label').nth(2).click();
    const forward = page.locator('chainrule-transport').getByRole('button').nth(3);
    await forward.click();
    await expect(page.locator('td[data-value="text"]')).toHaveCount(5);
    await forward.click();
    const graph = page.locator('chainrule-working-graph');
    await expect(graph.locator('.node.context')).toHaveCount(0);
    await expect(graph.locator('.node.question')).not.toHaveCount(0);
    await forward.click();
    await expect(graph.locator('.node.context')).toHaveCount(1);
    await forward.click();

    // A node opens into its numbers; α in the table of edges is what the layer gives each edge of a node: they sum to 1.
    await graph.locator('.node.context').click();
    await expect(page.locator('chainrule-node-panel td[data-value="attention"]')).not.toHaveCount(0);
    await page.locator('chainrule-edge-table summary').click();
    const rows = await page
      .locator('chainrule-edge-table tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [(row as HTMLElement).dataset.edge ?? '', row.lastElementChild?.textContent ?? ''] as const),
      );
    const sums = new Map<string, number>();
    for (const [edge, attention] of rows) {
      const [source = ''] = edge.split('-');
      sums.set(source, (sums.get(source) ?? 0) + (attention.includes('×') ? 0 : Number(attention)));
    }
    // Each is written with three digits, so it is off by at most 0.0005, or by 0.001 where it is written as a power of ten
    // and left out here; no node has more than 40 edges.
    for (const sum of sums.values()) expect(Math.abs(sum - 1)).toBeLessThan(40 * 0.001);
    expect(sums.size).toBeGreaterThan(2);

    for (let step = 5; step <= 7; step++) await forward.click();
    const probabilities = await numbers(page, 'probability');
    expect(probabilities).toHaveLength(5);
    // Five numbers with one decimal, off by 0.05 each, or by 0.1 where one is written <0.1.
    expect(Math.abs(probabilities.reduce((a, b) => a + b) - 100)).toBeLessThan(0.5 + 1e-9);
    const logits = await numbers(page, 'logit');
    expect(logits.indexOf(Math.max(...logits))).toBe(probabilities.indexOf(Math.max(...probabilities)));
    await expect(page.locator('[data-reading="verdict"]')).not.toBeEmpty();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(sidewaysScroll)).toBe(0);

    // The address restores it.
    await expect(page).toHaveURL(/step=7/);
    await page.reload();
    await expect.poll(() => numbers(page, 'probability')).toEqual(probabilities);

    // "not" is in the question's sentence, too.
    const asked = await page.locator('.question').textContent();
    await page.locator('input[data-name="negated"]').click();
    await expect(page.locator('.question')).not.toHaveText(asked ?? '');
    if (lang === 'en') await expect(page.locator('.question')).toContainText(' not ');
    await page.locator('input[data-name="negated"]').click();
    await expect(page.locator('.question')).toHaveText(asked ?? '');

    // Another question is asked, and the numbers move: "not", the edges of z, a fact taken away.
    for (const name of ['negated', 'joined']) {
      const before = await numbers(page, 'logit');
      await page.locator(`input[data-name="${name}"]`).click();
      await expect.poll(() => numbers(page, 'logit')).not.toEqual(before);
    }
    const before = await numbers(page, 'logit');
    await page.locator('chainrule-questions-ask-controls summary').click();
    await page.locator('button[data-action="remove"]').first().click();
    await expect.poll(() => numbers(page, 'logit')).not.toEqual(before);
    await page.locator('button[data-action="putBack"]').click();
    await expect.poll(() => numbers(page, 'logit')).toEqual(before);
  });
}

test('a question of the reader’s own, and nonsense in the address', async ({ page }) => {
  await page.goto('?lesson=questions&step=7');
  await page.locator('select[data-name="question"]').selectOption('-1');
  await page.locator('select[data-name="subject"]').selectOption({ label: 'fox' });
  await page.locator('select[data-name="relation"]').selectOption('1');
  await expect(page.locator('.question')).toHaveText('Where does a fox live?');
  await page.goto('?lesson=questions&question=99&threshold=x&without=1-flies-2&step=2');
  await expect(page.locator('chainrule-working-graph .node')).not.toHaveCount(0);
  await expect(page.locator('.complaints p')).not.toHaveCount(0);
});
