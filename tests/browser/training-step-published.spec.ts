import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expressions, networks } from './published';
import { button, goToEndOf, position } from './step-page';

/** Follows a link on the page, which loads nothing again. The last example was left at its end, and this one begins at 0. */
async function follow(page: Page, state: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(
    (query) => {
      const link = Object.assign(document.createElement('a'), { href: `?${query}` });
      document.body.append(link);
      link.click();
      link.remove();
    },
    String(new URLSearchParams({ lesson: 'training-step', numbers: '12', ...state })),
  );
  await expect(position(page)).toHaveText(/^0 \//);
}

/** Twelve places are on view, or as many as fit into the figure; printed are fewer. */
async function expectPrinted(place: Locator, printed: string, what: string): Promise<void> {
  await expect(place, what).toHaveText(/\d/);
  const shown = Number((await place.textContent())?.replace('−', '-').replace('…', ''));
  const places = printed.split('.')[1]?.length ?? 0;
  expect(shown.toFixed(places), what).toBe(Number(printed).toFixed(places));
}

test('published examples of networks reproduce to their printed digits', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=training-step&step=1');
  await expect(position(page)).toHaveText(/^1 \//);
  for (const { source, problem, sample = 1, shown } of networks) {
    await follow(page, { problem, ...(sample === 1 ? {} : { sample: String(sample) }) });
    await expect(page.locator('.problem')).toBeEmpty();
    for (const [phase, printed] of Object.entries(shown)) {
      await goToEndOf(page, phase);
      for (const [id, text] of Object.entries(printed)) {
        // The derivatives with respect to the inputs are in the figure alone.
        const isInput = id.startsWith('∂L/∂i');
        const value = `[data-value="${id}"]`;
        const place = page.locator(isInput ? `chainrule-network-graph ${value} .number` : `.table ${value}`);
        await expectPrinted(place, text, `${source}: ${id}`);
      }
    }
  }
});

test('published examples of expressions reproduce to their printed digits', async ({ page }) => {
  await page.goto('?lesson=training-step&expression=x*y&step=1');
  await expect(position(page)).toHaveText(/^1 \//);
  for (const { source, expression, values, shown } of expressions) {
    await follow(page, { expression, values });
    await expect(page.locator('.problem')).toBeEmpty();
    await button(page, 'last').click();
    for (const [id, text] of Object.entries(shown)) {
      const place =
        id === 'f'
          ? page.locator('chainrule-circuit-graph [data-part="f"] .number').first()
          : page.locator(`.table [data-value="${id}"]`);
      await expectPrinted(place, text, `${source}: ${id}`);
    }
  }
});
