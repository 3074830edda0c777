import { expect, test } from './fixtures';
import { places, unfoldAll } from './places';
import { seen } from './reading-order';
import { open, sidewaysScroll } from './step-page';

/** What stays as it is with any digits: names, shapes of networks, and the digits that are to be drawn. */
const names = [
  // A weight or bias as PyTorch names it.
  /[Wb]\d(\[\d\])+/g,
  /[\p{L}_][\w.-]*\d[\w.-]*/gu,
  /\d+(?:[-‑]\d+)+/g,
  /رقمی? لاتین (?:از )?0 تا 9/g,
  /(?:چهار|پنج) فارسی، [۴۵]/g,
];
/** Text that is code, an address, or a reference to a paper in English. */
const code = [/^https?:/, /running_loss/, /step=/, /Michihiro Yasunaga/, /arXiv:/];

for (const digits of ['latin', 'persian'] as const) {
  const others = digits === 'latin' ? /[۰-۹]/ : /[0-9]/;
  for (const { address, act } of places) {
    test(`${digits} digits and no others, and each line in its order: ${address || 'home'}`, async ({ page }) => {
      // So high that the pad and what is below it are in the window at once.
      await page.setViewportSize({ width: 1280, height: 1000 });
      await page.goto(`./?lang=fa&digits=${digits}&${address}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await act?.(page, digits);
      // What was folded may contain something folded, which is there once it has been rendered.
      await page.evaluate(unfoldAll);
      await page.waitForTimeout(500);
      await page.evaluate(unfoldAll);
      await expect.poll(async () => (await page.evaluate(seen)).reversed).toEqual([]);
      const { texts } = await page.evaluate(seen);
      const withoutNames = (text: string) => names.reduce((rest, name) => rest.replace(name, ''), text);
      const prose = texts.filter((text) => !code.some((pattern) => pattern.test(text)));
      expect(prose.filter((text) => others.test(withoutNames(text)))).toEqual([]);
      expect(await page.evaluate(sidewaysScroll)).toBe(0);
    });
  }
}

test('the loss before the update stands on the right, and the arrow points to the one after it', async ({ page }) => {
  await open(page, '&lang=fa&step=91');
  const losses = page.locator('.losses');
  await expect(losses).toContainText('←');
  const [before, after] = await losses.locator('bdi.number').all();
  const left = async (at: typeof before) => (await at?.boundingBox())?.x ?? Number.NaN;
  expect(await left(before)).toBeGreaterThan(await left(after));
});
