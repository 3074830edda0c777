import { expect, test } from './fixtures';
import { open, position } from './step-page';

/** As many numbers as there may be, none of them short. */
const longNumbers = (n: number) =>
  Array.from({ length: n }, (_, i) => (i % 3 === 1 ? '-0.123456' : '0.654321')).join('_');
const largest = [
  'v1*5-5-5-5-5*tanh-relu-sigmoid-identity',
  longNumbers(4 * 5 * 6),
  longNumbers(10),
  '2_5*softmax*adam_0.01_0_0.9_0.999_0.00000001*1',
].join('*');

for (const lang of ['en', 'fa']) {
  for (const { name, state, every } of [
    { name: 'the assignment', state: '', every: 3 },
    { name: 'the largest network', state: `&problem=${largest}`, every: 101 },
  ]) {
    test(`on a phone, the result is above the transport: ${name}, ${lang}`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width: 360, height: 740 });
      await open(page, `&lang=${lang}${state}`);
      const slider = page.locator('chainrule-transport input');
      const last = Number(await slider.getAttribute('max'));
      const hidden: string[] = [];
      for (let step = 1; step <= last; step += every) {
        await slider.fill(String(step));
        await expect(position(page)).toHaveText(`${step} / ${last}`);
        const result = await page.locator('.lines .outcome mn.result').boundingBox();
        const transport = await page.locator('.transport').boundingBox();
        if (!result || !transport) throw new Error('the step has no result, or the page no transport');
        const isSeen = result.y + result.height <= transport.y && result.x >= 0 && result.x + result.width <= 360;
        if (!isSeen) hidden.push(`${step}: ${JSON.stringify(result)}, and the transport at ${transport.y}`);
      }
      expect(hidden).toEqual([]);
    });
  }
}
