import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';

const style = (element: Locator, property: string) =>
  element.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

test.describe('in forced colors', () => {
  test.use({ forcedColors: 'active' });

  test('pictures keep their colors, and what is chosen differs from what is not', async ({ page }) => {
    await page.goto('?lesson=playground');
    const lesson = page.locator('chainrule-playground');
    await lesson.locator('[data-do=epoch]').click();
    await expect(lesson.locator('[data-reading=epoch]').first()).toContainText('1');
    // Blue above 0, orange below: both are in the pictures of the units, and nothing like them in the reader's palette.
    const hues = () =>
      lesson.locator('chainrule-unit-graph canvas').evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        let [blue, orange] = [0, 0];
        for (let i = 0; i < pixels.length; i += 4) {
          const [red = 0, , ofBlue = 0, alpha = 0] = pixels.slice(i, i + 4);
          if (alpha > 0 && ofBlue > red + 60) blue++;
          if (alpha > 0 && red > ofBlue + 60) orange++;
        }
        return blue > 100 && orange > 100;
      });
    await expect.poll(hues).toBe(true);
    const axis = lesson.locator('chainrule-playground-curves chainrule-choices label');
    const chosen = axis.locator('input:checked + span');
    const other = axis.locator('input:not(:checked) + span').first();
    expect(await style(chosen, 'background-color')).not.toBe(await style(other, 'background-color'));
    const feature = (pressed: boolean) => lesson.locator(`.feature[aria-pressed=${pressed}]`).first();
    expect(await style(feature(true), 'background-color')).not.toBe(await style(feature(false), 'background-color'));
  });
});

test.describe('with more contrast', () => {
  test.use({ contrast: 'more' });

  test('quiet words are as dark as the others', async ({ page }) => {
    await page.goto('?lesson=linear');
    const lesson = page.locator('chainrule-linear');
    const quiet = lesson.locator('[data-reading=epoch]');
    await expect(quiet).toBeVisible();
    expect(await style(quiet, 'color')).toBe(await style(lesson.locator('h1'), 'color'));
  });
});

test('without color, what is below 0 is striped, and what is above is not', async ({ page }) => {
  await page.goto('?lesson=linear&activations=off&layers=1');
  const canvas = page.locator('chainrule-linear [data-plane=off] canvas');
  /** How much neighbors differ in lightness, on average, where the plane is orange and where it is blue. */
  const roughness = () =>
    canvas.evaluate((one: HTMLCanvasElement) => {
      const { data } = one.getContext('2d')?.getImageData(0, 0, one.width, one.height) ?? { data: [] };
      const sums = { orange: { all: 0, n: 0 }, blue: { all: 0, n: 0 } };
      for (let i = 0; i + 7 < data.length; i += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0, ...next] = data.slice(i, i + 8);
        if (alpha < 255 || next[3] !== 255 || Math.abs(red - blue) < 30) continue;
        const sum = red > blue ? sums.orange : sums.blue;
        // The lightness of Rec. 709.
        const lightness = (r = 0, g = 0, b = 0) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
        sum.all += Math.abs(lightness(red, green, blue) - lightness(...next));
        sum.n += 1;
      }
      const mean = ({ all, n }: { all: number; n: number }) => (n > 1000 ? all / n : Number.NaN);
      return mean(sums.orange) / mean(sums.blue);
    });
  // A plane without stripes changes by less than one level from pixel to pixel, a stripe by ten and more.
  await expect.poll(roughness).toBeGreaterThan(4);
});

test('in a low window, as at 400 % of 1280 × 1024, nothing stands fixed over what has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const [query, part] of [
    ['training-step', '.transport'],
    ['draw&view=inside', '.hand'],
  ] as const) {
    await page.goto(`?lesson=${query}`);
    const fixed = page.locator(`chainrule-${query.split('&')[0]} ${part}`).first();
    await expect(fixed).toBeVisible();
    expect(await style(fixed, 'position')).toBe('static');
  }
});
