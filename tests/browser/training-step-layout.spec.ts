import { violations } from './axe';
import { expect, test } from './fixtures';
import { collisions, open, sidewaysScroll, unfold } from './step-page';

/** As many numbers as there may be, none of them short. */
const longNumbers = (n: number) =>
  Array.from({ length: n }, (_, i) => (i % 3 === 1 ? '-0.123456' : '0.654321')).join('_');
const largest = (loss: string, targets: string) =>
  `v1*5-5-5-5-5*tanh-relu-sigmoid-identity*${longNumbers(4 * 5 * 6)}*${longNumbers(10)}*${targets}*${loss}*adam_0.01_0_0.9_0.999_0.00000001*1`;
const problems = { softmax: largest('softmax', '2_5'), squared: largest('squared_mean', longNumbers(10)) };

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1280, height: 720 },
]) {
  for (const lang of ['en', 'fa']) {
    for (const [name, problem] of Object.entries(problems)) {
      test(`the largest network has room for everything: ${name}, ${viewport.width} px, ${lang}`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.setViewportSize(viewport);
        await open(page, `&lang=${lang}&problem=${problem}`);
        const place = await page.locator('chainrule-transport').boundingBox();
        expect(place && place.y + place.height).toBeLessThanOrEqual(viewport.height);
        for (const phase of ['forward', 'loss', 'backward', 'update', 'again']) {
          await page.locator(`button[data-phase="${phase}"]`).click();
          await expect(page.locator(`button[data-phase="${phase}"]`)).toHaveAttribute('aria-current', 'step');
          expect(await page.locator('chainrule-transport').boundingBox()).toEqual(place);
          expect(await page.evaluate(sidewaysScroll)).toBe(0);
          const texts = page.locator('chainrule-network-graph svg text');
          expect(await texts.evaluateAll(collisions), phase).toEqual([]);
          const sizes = await texts.evaluateAll((all) =>
            all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
          );
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(viewport.width < 400 ? 12 : 11);
        }
      });
    }
  }
}

test('no accessibility violation in the largest network with every panel open', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, `&lang=fa&theme=dark&step=300&problem=${problems.softmax}`);
  for (const details of await page.locator('.panels > * details').all()) await unfold(details);
  expect(await violations(page)).toEqual([]);
});
