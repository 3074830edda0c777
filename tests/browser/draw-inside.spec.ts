import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, SEVEN } from './pad';

const view = (page: Page) => page.locator('chainrule-draw-inside');
const output = (page: Page, digit: number) => view(page).locator(`.output[data-digit="${digit}"]`);
const sum = (page: Page, name: string) => view(page).locator(`[data-sum=${name}] .ledger`).first();
const strip = (page: Page, layer: number) => view(page).locator(`chainrule-heat-strip[data-layer="${layer}"]`);

/** Thousandths, as a whole number, so that adding them rounds nothing. */
const thousandths = (text: string) => Number(text.trim().replace('−', '-').replace('.', ''));

/** The numbers of a written-out sum: its parts, and last their total. */
async function numbers(ledger: Locator): Promise<number[]> {
  return (await ledger.locator('dd.number').allTextContents()).map(thousandths);
}

/** Expects the shown numbers to add up as shown, to `total` if given. They change with the drawing, so it is polled. */
async function expectToAddUp(ledger: Locator, n: number, total?: number): Promise<void> {
  await expect(async () => {
    const all = await numbers(ledger);
    expect(all.length).toBe(n);
    const parts = all.slice(0, -1).reduce((a, b) => a + b, 0);
    expect(parts).toBe(all.at(-1));
    if (total !== undefined) expect(parts).toBe(total);
  }).toPass({ timeout: 10_000 });
}

/** The number of different colors in an image. */
function colors(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data;
    return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
  });
}

const logit = async (page: Page, digit: number) =>
  thousandths((await output(page, digit).locator('.logit').textContent()) ?? '');

test('it opens with a sample that the reader’s drawing replaces, and follows the pen', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await expect(lesson.verdict.locator('.digit')).toHaveText('3');
  await expect(output(page, 3)).toHaveAttribute('aria-pressed', 'true');
  await lesson.draw(SEVEN);
  await expect(lesson.strokes).toHaveCount(1);
  await expect(lesson.verdict.locator('.digit')).toHaveText('7');
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  // And while the pen is still down.
  await lesson.button('Clear').click();
  await expect(view(page)).toContainText('Draw a digit or pick a sample');
  const at = await lesson.places();
  await page.mouse.move(...at([0.5, 0.15]));
  await page.mouse.down();
  await page.mouse.move(...at([0.5, 0.85]), { steps: 8 });
  await expect(output(page, 1)).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.up();
});

test('the parts shown add up to the logit, by units and by pixels, for every digit', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await lesson.draw(SEVEN);
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  for (const digit of [7, 0, 4, 9]) {
    await output(page, digit).click();
    await expect(output(page, digit)).toHaveAttribute('aria-pressed', 'true');
    const total = await logit(page, digit);
    // Eight units, all others, the bias, the logit; ink for it, ink against it, biases, the logit.
    await expectToAddUp(sum(page, 'units'), 11, total);
    await expectToAddUp(sum(page, 'pixels'), 4, total);
  }
  await expect(page).toHaveURL(/digit=9/);
  await view(page).locator('[data-do=follow]').click();
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
});

test('bars against a digit have the color that the legend gives them, and bars for it the other', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await lesson.draw(SEVEN);
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  const legend = view(page).locator('chainrule-inside-outputs .legend span');
  const colorOf = (which: number) =>
    legend.nth(which).evaluate((element) => getComputedStyle(element, '::before').backgroundColor);
  const [positive, negative] = [await colorOf(0), await colorOf(1)];
  expect(positive).not.toBe(negative);
  // Every sum of the view, and the outputs.
  for (const [bars, expected] of [
    ['.ledger .positive rect, .output rect.positive', positive],
    ['.ledger .negative rect, .output rect.negative', negative],
  ] as const) {
    const fills = view(page).locator(bars);
    expect(await fills.count()).toBeGreaterThan(3);
    for (const fill of await fills.evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill)))
      expect(fill).toBe(expected);
  }
});

test('a unit says what it contributes to the digit, as the sum of the logit does', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await lesson.draw(SEVEN);
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  // The parts of the view follow one after the other.
  await expect(sum(page, 'units')).toContainText('logit of 7');
  const row = sum(page, 'units').locator('> div').first();
  const shown = ((await row.locator('dd.number').textContent()) ?? '').trim();
  await row.getByRole('button').click();
  const adds = view(page).locator('chainrule-inside-unit [data-reading=adds]');
  await expect(adds).toHaveText(`It contributes \u2066${shown}\u2069 to the logit of 7: weight × output.`);
  // The first of layer 1 contributes through layer 2, and to the digit that is chosen.
  const slider = strip(page, 1).getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(adds).toHaveText(
    /^It contributes \u2066\d+\.\d{3}\u2069 to the logit of 7, through the active units of layer 2\.$/,
  );
  await output(page, 1).click();
  await expect(adds).toContainText('to the logit of 1, through');
});

test('any unit can be inspected, by click and by keyboard, and its sum is that of its bias and inputs', async ({
  page,
}) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await expect(output(page, 3)).toHaveAttribute('aria-pressed', 'true');
  const slider = strip(page, 1).getByRole('slider');
  const box = await slider.boundingBox();
  if (!box) throw new Error('the strip is not on the page');
  await slider.click({ position: { x: box.width / 150, y: 3 } });
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  const panel = view(page).locator('chainrule-inside-unit');
  await expect(panel.locator('h2')).toHaveText(/^Unit \d+ of layer 1$/);
  await expectToAddUp(sum(page, 'unit'), 4);
  await expect(panel).toContainText('the sum is above 0, so it passes on');
  // The strongest evidence for the digit affects other units, and has weights and products to look at.
  for (const image of ['weights', 'products']) {
    await expect.poll(() => colors(panel.locator(`[data-image=${image}] canvas`)), image).toBeGreaterThan(10);
  }
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '2');
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuenow', '600');
  // From a unit of the second layer back to those that feed it.
  await view(page).locator('.unit[data-unit]').first().click();
  await expect(panel.locator('h2')).toHaveText(/^Unit \d+ of layer 2$/);
  await expectToAddUp(sum(page, 'unit'), 4);
  const total = (await numbers(sum(page, 'unit'))).at(-1);
  await expectToAddUp(sum(page, 'senders'), 8, total);
  // Its contribution to the logit is the one that the logit's sum shows.
  const named = (await numbers(sum(page, 'units')))[0] ?? 0;
  const added = thousandths((await panel.locator('.ledger').last().locator('dd.number').nth(3).textContent()) ?? '');
  // Each of them is rounded separately.
  expect(Math.abs(named - added)).toBeLessThanOrEqual(1);
  await panel.locator('[data-sum=senders] button.unit').first().click();
  await expect(panel.locator('h2')).toHaveText(/^Unit \d+ of layer 1$/);
  await expect(page).toHaveURL(/unit=1\.\d+/);
  await panel.locator('[data-do=close]').click();
  await expect(panel).toHaveCount(0);
});

test('contribution, gradient and occlusion are three images, none of them blank', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await lesson.draw(SEVEN);
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  const seen = new Set<string>();
  for (const [name, map] of [
    ['Contribution', 'contribution'],
    ['Gradient', 'gradient'],
    ['Occlusion', 'occlusion'],
  ] as const) {
    await view(page).getByRole('radio', { name }).check();
    const canvas = view(page).locator(`[data-map=${map}] canvas`);
    await expect.poll(() => colors(canvas), map).toBeGreaterThan(10);
    seen.add(await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL()));
  }
  expect(seen.size).toBe(3);
});

test('a link restores its state, and invalid parameters are reported', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside&digit=8&unit=2.17&map=gradient');
  await expect(output(page, 8)).toHaveAttribute('aria-pressed', 'true');
  await expect(view(page).locator('chainrule-inside-unit h2')).toHaveText('Unit 17 of layer 2');
  await page.goto('?lesson=draw&view=outside&unit=3.1');
  await expect(page.getByText('view=outside')).toContainText('expected draw, inside');
  await expect(page.getByText('unit=3.1')).toBeVisible();
  await expect(view(page)).toHaveCount(0);
});

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('pad and answer stay in sight while a finger draws and the view is scrolled', async ({ page, context }) => {
    const lesson = new DrawLesson(page);
    await lesson.open('&view=inside&lang=fa');
    await expect(lesson.verdict.locator('.digit')).toHaveText('3');
    await view(page).locator('chainrule-inside-layers').scrollIntoViewIfNeeded();
    await expect(lesson.pad).toBeInViewport();
    const at = await lesson.places();
    const client = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', at([0.3, 0.2]));
    for (let i = 1; i <= 8; i++) await touch('touchMove', at([0.3 + 0.05 * i, 0.2]));
    for (let i = 1; i <= 12; i++) await touch('touchMove', at([0.7 - 0.02 * i, 0.2 + 0.05 * i]));
    await touch('touchEnd');
    await expect(lesson.verdict.locator('.digit')).toHaveText('7');
    await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
    await expect(lesson.pad).toBeInViewport({ ratio: 0.95 });
    await expect(page.locator('chainrule-probability-bars')).toBeInViewport({ ratio: 0.95 });
    await strip(page, 2).tap({ position: { x: 12, y: 6 } });
    await expectToAddUp(sum(page, 'unit'), 4);
  });

  for (const lang of ['en', 'fa']) {
    test(`it fits, and axe finds nothing: ${lang}`, async ({ page }) => {
      test.slow();
      const lesson = new DrawLesson(page);
      for (const state of ['&unit=1.1', '&unit=2.1&map=gradient&theme=dark']) {
        await lesson.open(`&view=inside&lang=${lang}${state}`);
        await expect(view(page).locator('chainrule-inside-unit')).toBeVisible();
        const excess = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
        expect(excess, state).toBeLessThanOrEqual(0);
        expect(await violations(page), state).toEqual([]);
      }
    });
  }
});

test('it continues after the engine has stopped and been restarted', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=inside');
  await expect(output(page, 3)).toHaveAttribute('aria-pressed', 'true');
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await lesson.draw(SEVEN);
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  await expectToAddUp(sum(page, 'units'), 11);
});

test('while the reader’s own network reads the pad, the view says that it shows the built-in one', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open();
  // As a teaching run leaves it: here with the built-in weights, and other class names.
  await page.evaluate(async () => {
    const kept = await caches.open('chainrule-images');
    const at = (name: string) => new URL(`/chainrule-kept/digits/${name}`, location.origin).href;
    await kept.put(at('own.safetensors'), await fetch('models/digits.safetensors'));
    await kept.put(at('own.json'), new Response(JSON.stringify({ labels: [...'abcdefghij'] })));
    localStorage.setItem('chainrule.own-network', 'on');
  });
  await lesson.open('&view=inside');
  const note = page.getByText('Your own network reads the pad.');
  await expect(note).toBeVisible();
  await lesson.draw(SEVEN);
  await expect(lesson.verdict.locator('.digit')).toHaveText('h');
  await expect(output(page, 7)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Use the built-in network' }).click();
  await expect(note).toHaveCount(0);
  await expect(lesson.verdict.locator('.digit')).toHaveText('7');
});
