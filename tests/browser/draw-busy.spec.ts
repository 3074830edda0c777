import { expect, test } from './fixtures';
import { DrawLesson } from './pad';

/** A column of points, from the top of the pad to its bottom. */
const column = (x: number) => Array.from({ length: 25 }, (_, i): [number, number] => [x, 0.2 + 0.025 * i]);

test('two strokes that are drawn while the page is busy stay two strokes', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&lang=en');
  const session = await page.context().newCDPSession(page);
  const at = await lesson.places();
  for (let attempt = 0; attempt < 8; attempt++) {
    await page.keyboard.press('Escape');
    const busy = page.evaluate(() => {
      const end = performance.now() + 500;
      while (performance.now() < end);
    });
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', point: [number, number], isDown: boolean) => {
      const [x, y] = at(point);
      const buttons = isDown ? 1 : 0;
      return session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: isDown || type === 'mouseReleased' ? 'left' : 'none',
        buttons,
        clickCount: 1,
      });
    };
    const sent: Promise<unknown>[] = [];
    // As fast as a hand, and without waiting for the page.
    const pause = () => new Promise((resolve) => setTimeout(resolve, 2));
    for (const points of [column(0.3), column(0.7)]) {
      const [first = [0, 0], last = [0, 0]] = [points[0], points.at(-1)];
      sent.push(send('mouseMoved', first, false), send('mousePressed', first, true));
      for (const point of points.slice(1)) {
        sent.push(send('mouseMoved', point, true));
        await pause();
      }
      sent.push(send('mouseReleased', last, false));
      await pause();
    }
    await Promise.all([busy, ...sent]);
    await expect(lesson.strokes).toHaveCount(2);
    for (const [i, x] of [0.3, 0.7].entries()) {
      const path = (await lesson.strokes.nth(i).getAttribute('d')) ?? '';
      const columns = [...path.matchAll(/[ML ]?([\d.]+) ([\d.]+)/g)].map((match) => Number(match[1]));
      expect(columns.length).toBeGreaterThan(1);
      for (const place of columns) expect(place).toBeCloseTo(x, 1);
    }
  }
});
