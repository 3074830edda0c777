import { unheard } from './accessibility-tree';
import { expect, test } from './fixtures';
import { unmarked } from './marked-language';
import { clashes, faults, spaceText } from './phone';
import { places, unfoldAll } from './places';
import { sidewaysScroll } from './step-page';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

/** What differs on a phone: a figure of many numbers, and one of operations. */
const more: typeof places = [
  { address: 'lesson=training-step&step=60' },
  { address: 'lesson=training-step&expression=1/(1%2Bexp(-(w*x%2Bb)))&step=4' },
];

for (const lang of ['en', 'fa'] as const) {
  test(`on a phone, all of every lesson can be read, heard and hit, also with text set wide: ${lang}`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    for (const { address, act } of [...places, ...more]) {
      await test.step(address, async () => {
        await page.goto(`./?lang=${lang}&${address}`);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await act?.(page, 'latin');
        await page.evaluate(unfoldAll);
        await page.waitForTimeout(150);
        await page.evaluate(unfoldAll);
        await page.waitForTimeout(100);
        expect
          .soft({ address, ...(await page.evaluate(faults)) })
          .toEqual({ address, small: [], secret: [], narrow: [] });
        const heard = { ...(await unheard(page)), unmarked: await page.evaluate(unmarked) };
        expect.soft({ address, ...heard }).toEqual({ address, nameless: [], headless: [], unmarked: [] });
        await page.evaluate(spaceText);
        await page.waitForTimeout(100);
        expect.soft({ address, clashes: await page.evaluate(clashes) }).toEqual({ address, clashes: [] });
        expect.soft(await page.evaluate(sidewaysScroll), address).toBe(0);
      });
    }
  });
}
