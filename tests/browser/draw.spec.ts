import { expect, test } from './fixtures';
import { DrawLesson, SEVEN } from './pad';

test.describe('with its weights', () => {
  let lesson: DrawLesson;

  test.beforeEach(async ({ page }) => {
    lesson = new DrawLesson(page);
    await lesson.open();
  });

  test('reads the digit while it is drawn, and shows its image and all ten probabilities', async ({ page }) => {
    await expect(lesson.verdict).toHaveText('No digit yet');
    const at = await lesson.places();
    await page.mouse.move(...at([0.3, 0.2]));
    await page.mouse.down();
    await page.mouse.move(...at([0.7, 0.2]), { steps: 5 });
    await page.mouse.move(...at([0.45, 0.85]), { steps: 10 });
    // The pen is still down.
    await expect(lesson.verdict).toContainText('seven');
    const bars = page.locator('chainrule-probability-bars li');
    await expect(bars).toHaveCount(10);
    await expect(bars.nth(7)).toHaveText(/^\s*7\s*>?\d+\.\d\s%\s*$/);
    await expect(bars.nth(7)).toHaveClass('best');
    await page.mouse.up();
    await expect(lesson.strokes).toHaveCount(1);
  });

  test('the image is the network’s input: 28×28, with the ink inside a box of 20', async ({ page }) => {
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
    const levels = await page.locator('chainrule-grey-image canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
      return Array.from({ length: width * height }, (_, i) => data[4 * i] ?? -1);
    });
    expect(levels.length).toBe(28 * 28);
    expect(levels).toContain(255);
    const inked = levels.flatMap((level, i) => (level > 0 ? [[Math.floor(i / 28), i % 28] as const] : []));
    const rows = inked.map(([row]) => row);
    const columns = inked.map(([, column]) => column);
    // MNIST's authors fit the longest side into 20 pixels.
    expect(Math.max(...rows) - Math.min(...rows) + 1).toBe(20);
    expect(Math.max(...columns) - Math.min(...columns) + 1).toBeLessThanOrEqual(20);
  });

  test('a tap, a dot and a slip of the pen are not digits yet', async ({ page }) => {
    const at = await lesson.places();
    await page.mouse.click(...at([0.5, 0.5]));
    await expect(lesson.strokes).toHaveCount(1);
    await lesson.draw([
      [
        [0.5, 0.5],
        [0.52, 0.51],
      ],
    ]);
    await expect(lesson.strokes).toHaveCount(2);
    await expect(lesson.verdict).toHaveText('No digit yet');
    await expect(page.locator('chainrule-probability-bars .best')).toHaveCount(0);
  });

  test('undo, redo and clear, each of which can be undone', async () => {
    const undo = lesson.button('Undo');
    const redo = lesson.button('Redo');
    const clear = lesson.button('Clear');
    for (const button of [undo, redo, clear]) await expect(button).toHaveAttribute('aria-disabled', 'true');
    await lesson.draw(SEVEN);
    await lesson.draw([
      [
        [0.4, 0.5],
        [0.65, 0.5],
      ],
    ]);
    await expect(lesson.strokes).toHaveCount(2);
    await undo.click();
    await expect(lesson.strokes).toHaveCount(1);
    await expect(lesson.verdict).toContainText('seven');
    await redo.click();
    await expect(lesson.strokes).toHaveCount(2);
    await clear.click();
    await expect(lesson.strokes).toHaveCount(0);
    await expect(lesson.verdict).toHaveText('No digit yet');
    await undo.click();
    await expect(lesson.strokes).toHaveCount(2);
    await undo.click();
    await undo.click();
    await expect(lesson.strokes).toHaveCount(0);
    await expect(undo).toHaveAttribute('aria-disabled', 'true');
    // Not even a click that Playwright would hold back.
    await undo.click({ force: true });
    await expect(lesson.strokes).toHaveCount(0);
  });

  test('the keyboard draws, undoes and clears', async ({ page }) => {
    await lesson.pad.focus();
    // A one, from the middle of the pad: up, then the pen down and all the way down again.
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await expect(lesson.pad.getByRole('status')).toHaveText('Pen down');
    for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(lesson.verdict).toContainText('one');
    await expect(lesson.strokes).toHaveCount(1);
    await page.keyboard.press('Backspace');
    await expect(lesson.strokes).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await expect(lesson.strokes).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(lesson.strokes).toHaveCount(0);
    await page.keyboard.press('Control+Shift+Z');
    await expect(lesson.strokes).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(lesson.verdict).toHaveText('No digit yet');
  });

  test('two arrow keys at once draw diagonally, and the pen stays on the pad', async ({ page }) => {
    await lesson.pad.focus();
    await page.keyboard.press('Space');
    await page.keyboard.down('ArrowRight');
    for (let i = 0; i < 30; i++) await page.keyboard.down('ArrowDown');
    await page.keyboard.up('ArrowRight');
    await page.keyboard.up('ArrowDown');
    const path = await lesson.strokes.getAttribute('d');
    const numbers = (path?.match(/[\d.]+/g) ?? []).map(Number);
    expect(numbers.slice(-2)).toEqual([1, 1]);
    expect(Math.max(...numbers)).toBe(1);
  });

  test('each sample is recognized, in any handwriting, and can be undone', async () => {
    const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    for (const [digit, name] of [...names, ...names].entries()) {
      await lesson.button(`Sample: ${name}`).click();
      await expect(lesson.verdict.locator('.digit')).toHaveText(String(digit % 10));
    }
    for (let i = 0; i < 20; i++) await lesson.button('Undo').click();
    await expect(lesson.verdict).toHaveText('No digit yet');
  });

  test('the digit is announced once the drawing rests', async ({ page }) => {
    await lesson.draw(SEVEN);
    await expect(page.locator('chainrule-draw-answer').getByRole('status')).toHaveText(
      /^The network reads seven, >?\d+\.\d percent$/,
    );
  });

  test('a resize and another language keep the drawing and its answer', async ({ page }) => {
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
    const path = await lesson.strokes.getAttribute('d');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'فارسی' }).click();
    await expect(lesson.verdict).toContainText('هفت');
    expect(await lesson.strokes.getAttribute('d')).toBe(path);
    // And what is drawn after it is where the pen is.
    await lesson.draw([
      [
        [0.25, 0.5],
        [0.75, 0.5],
      ],
    ]);
    const line = await lesson.strokes.nth(1).boundingBox();
    const pad = await lesson.pad.boundingBox();
    expect(line && pad && (line.x + line.width / 2 - pad.x) / pad.width).toBeCloseTo(0.5, 1);
  });

  test('the drawing is still there after a visit home', async ({ page }) => {
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
    await page.getByRole('link', { name: 'chainrule' }).click();
    await expect(page.locator('chainrule-home')).toBeVisible();
    await page.goBack();
    await expect(lesson.strokes).toHaveCount(1);
    await expect(lesson.verdict).toContainText('seven');
  });

  test('the drawing survives an engine crash, and is read again after the restart', async ({ page }) => {
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
    await page.workers()[0]?.evaluate(() => self.close());
    const banner = page.getByRole('alert').filter({ hasText: 'The engine stopped' });
    await expect(banner).toBeVisible();
    await lesson.draw([
      [
        [0.4, 0.5],
        [0.65, 0.5],
      ],
    ]);
    await expect(lesson.strokes).toHaveCount(2);
    await page.getByRole('button', { name: 'Restart' }).click();
    await expect(banner).toHaveCount(0);
    await lesson.button('Clear').click();
    await expect(lesson.verdict).toHaveText('No digit yet');
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('one finger draws, a second one is ignored, and the page does not scroll', async ({ page, context }) => {
    const lesson = new DrawLesson(page);
    await lesson.open();
    const at = await lesson.places();
    const client = await context.newCDPSession(page);
    const touch = (type: string, ...fingers: [id: number, x: number, y: number][]) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: fingers.map(([id, x, y]) => {
          const [left, top] = at([x, y]);
          return { id, x: left, y: top };
        }),
      });
    await touch('touchStart', [1, 0.3, 0.2]);
    for (let i = 1; i <= 8; i++) await touch('touchMove', [1, 0.3 + 0.05 * i, 0.2]);
    // A palm touches, moves, and leaves.
    await touch('touchStart', [1, 0.7, 0.2], [2, 0.1, 0.9]);
    for (let i = 1; i <= 12; i++)
      await touch('touchMove', [1, 0.7 - 0.02 * i, 0.2 + 0.05 * i], [2, 0.1 + 0.05 * i, 0.9]);
    await touch('touchEnd');
    await expect(lesson.strokes).toHaveCount(1);
    await expect(lesson.verdict).toContainText('seven');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    // The bars are in sight while the finger draws.
    const bars = await page.locator('chainrule-probability-bars').boundingBox();
    expect((bars?.y ?? Infinity) + (bars?.height ?? 0)).toBeLessThanOrEqual(740);
    expect((await lesson.pad.boundingBox())?.width).toBeGreaterThan(300);
  });

  test('a touch that the browser cancels leaves its ink, and the pen is free again', async ({ page, context }) => {
    const lesson = new DrawLesson(page);
    await lesson.open();
    const at = await lesson.places();
    const client = await context.newCDPSession(page);
    const [x, y] = at([0.3, 0.2]);
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    const [x2, y2] = at([0.7, 0.2]);
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x2, y: y2 }] });
    await client.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
    await expect(lesson.strokes).toHaveCount(1);
    await page.touchscreen.tap(...at([0.5, 0.5]));
    await expect(lesson.strokes).toHaveCount(2);
  });
});

test.describe('while the weights are missing', () => {
  const model = '**/models/digits.safetensors';

  test('drawing works, the image is shown, and the answer comes with the weights', async ({ page }) => {
    const lesson = new DrawLesson(page);
    let send = () => {};
    const held = new Promise<void>((resolve) => (send = resolve));
    await page.context().route(model, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('?lesson=draw');
    await lesson.draw(SEVEN);
    await expect(page.getByRole('progressbar', { name: 'Loading the network’s weights' })).toBeVisible();
    const ink = () =>
      page.locator('chainrule-grey-image canvas').evaluate((canvas: HTMLCanvasElement) => {
        return canvas
          .getContext('2d')
          ?.getImageData(0, 0, 28, 28)
          .data.some((level, i) => i % 4 === 0 && level > 0);
      });
    await expect.poll(ink).toBe(true);
    send();
    await expect(lesson.verdict).toContainText('seven');
    await expect(page.getByRole('progressbar')).toHaveCount(0);
  });

  for (const { name, fail, says } of [
    {
      name: 'a broken connection',
      fail: { abort: true },
      says: 'The connection was lost before the weights arrived',
    },
    {
      name: 'a missing file',
      fail: { status: 404, body: 'not here' },
      says: 'The server did not send the weights: it answered with HTTP status 404',
    },
    {
      name: 'bytes that are no weights',
      fail: { status: 200, body: '<!doctype html><title>Welcome to the hotel</title>' },
      says: 'The file received is damaged, or is not the weights',
    },
  ]) {
    test(`${name} is reported, and a retry recovers`, async ({ page }) => {
      const lesson = new DrawLesson(page);
      await page
        .context()
        .route(model, (route) =>
          fail.abort
            ? route.abort('connectionreset')
            : route.fulfill({ status: fail.status ?? 200, body: fail.body ?? '' }),
        );
      await page.goto('?lesson=draw');
      await lesson.draw(SEVEN);
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await page.context().unroute(model);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(lesson.verdict).toContainText('seven');
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }

  test('what was loaded is there at the next visit without a second request', async ({ page }) => {
    const lesson = new DrawLesson(page);
    await lesson.open();
    await page.getByRole('link', { name: 'chainrule' }).click();
    let requests = 0;
    page.context().on('request', (request) => (requests += Number(request.url().includes('digits.safetensors'))));
    await page.goBack();
    await lesson.draw(SEVEN);
    await expect(lesson.verdict).toContainText('seven');
    expect(requests).toBe(0);
  });
});
