import { figures, watchFirstVisit } from './first-visit';
import { expect, test } from './fixtures';
import { lessons } from './lessons';

/** The most that browsers' makers call good is 0.1. */
const mostShift = 0.05;

const screens = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } } as const;

for (const [screen, viewport] of Object.entries(screens)) {
  for (const lang of ['en', 'fa'] as const) {
    for (const name of ['home', ...lessons.map(({ name }) => name)] as const) {
      test(`nothing jumps while it comes: ${name}, on a ${screen}, in ${lang}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        // What comes late on a slow network: typefaces after the words, what is computed after all else.
        for (const [files, ms] of [
          [/\.woff2$/, 400],
          [/\.wasm$/, 800],
        ] as const) {
          await page.context().route(files, async (route) => {
            await new Promise((resolve) => setTimeout(resolve, ms));
            await route.continue();
          });
        }
        await watchFirstVisit(page, figures[name]);
        await page.goto(`?lang=${lang}${name === 'home' ? '' : `&lesson=${name}`}`);
        await page.waitForFunction(() => window.seen.figure !== undefined);
        await page.waitForTimeout(1500);
        const { shift, shifted } = await page.evaluate(() => window.seen);
        expect(shift, shifted.map(([what, by]) => `${what} ${by.toFixed(3)}`).join('; ')).toBeLessThanOrEqual(
          mostShift,
        );
      });
    }
  }
}
