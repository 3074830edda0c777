import { covered } from './covered';
import { expect, test } from './fixtures';
import { places, unfoldAll } from './places';
import { sidewaysScroll } from './step-page';

/** A window of 1280 × 1024 at 400 %, which is as wide as the narrowest phones, and such a phone on its side at 200 %. */
const windows = [
  { lang: 'en', height: 256 },
  { lang: 'fa', height: 180 },
] as const;

for (const { lang, height } of windows) {
  test(`in a window of 320 × ${height} nothing stands over what has the focus, and only what is wide scrolls sideways: ${lang}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 320, height });
    for (const { address } of places) {
      await page.goto(`./?lang=${lang}&${address}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await page.evaluate(unfoldAll);
      await expect.poll(() => page.evaluate(covered), { message: address }).toEqual([]);
      // Once the typefaces have come.
      await expect.poll(() => page.evaluate(sidewaysScroll), { message: address }).toBe(0);
    }
  });
}

test('in the window of a laptop, what is below a view of the digits does not cover the samples', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const view of ['inside', 'pipeline', 'attack']) {
    await page.goto(`?lesson=draw&view=${view}`);
    await expect(page.locator('chainrule-draw-answer')).toContainText('three');
    for (const sample of await page.locator('.samples button').all()) await sample.click({ trial: true });
  }
});
