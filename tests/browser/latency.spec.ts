import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { DrawLesson, type Point } from './pad';

/** Moves in one drawing, and drawings. */
const MOVES = 60;
const DRAWINGS = 10;

// Serial: each has the machine to itself.
test.describe.configure({ mode: 'serial' });

// Only measures and prints: the speed of a machine is no reason for a test to fail. `cargo xtask latency` runs it.
for (const [name, query] of [
  ['the pad and its answer', ''],
  ['the view of the inside open', '&view=inside&unit=1.1'],
] as const) {
  test(`from a move of the pen to its bars on the screen, with ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const lesson = new DrawLesson(page);
    await lesson.open(query);
    await measure(page, lesson, name);
  });
}

async function measure(page: Page, lesson: DrawLesson, name: string): Promise<void> {
  await page.locator('chainrule-draw-answer .verdict').evaluate((verdict) => {
    const measured: number[] = [];
    let waiting: number[] = [];
    let last = '';
    // The first event that reports a place, in whichever form the browser reports it.
    const moved = ({ clientX, clientY, buttons }: PointerEvent) => {
      const place = `${clientX} ${clientY}`;
      if (buttons === 0 || place === last) return;
      last = place;
      waiting.push(performance.now());
    };
    window.addEventListener('pointerrawupdate', moved as EventListener, { capture: true });
    window.addEventListener('pointermove', moved, { capture: true });
    new MutationObserver(() => {
      if (verdict.getAttribute('aria-busy') === 'true') return;
      const answered = waiting;
      waiting = [];
      // After the next frame is painted: a message sent before it arrives after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => measured.push(...answered.map((start) => performance.now() - start));
        port2.postMessage(null);
      });
    }).observe(verdict, { attributeFilter: ['aria-busy'] });
    Object.assign(window, { measured });
  });
  const turn = Array.from({ length: MOVES + 1 }, (_, move) => zero(move / MOVES));
  for (let i = 0; i < DRAWINGS; i++) {
    // A hand is slower than a test, and not in sync with the frames.
    await lesson.draw([turn], () => 8 + 8 * Math.random());
    await lesson.button('Clear').click();
  }
  const measured = await page.evaluate(() => (window as unknown as { measured: number[] }).measured);
  expect(measured.length).toBeGreaterThan((DRAWINGS * MOVES) / 2);
  measured.sort((a, b) => a - b);
  const quantile = (share: number) => `${measured[Math.floor(share * (measured.length - 1))]?.toFixed(1)} ms`;
  console.log(
    `${name}: ${measured.length} moves from pointer event to painted bars, median ${quantile(0.5)}, ` +
      `10 % below ${quantile(0.1)}, 90 % below ${quantile(0.9)}, 95 % below ${quantile(0.95)}`,
  );
}

/** A point on the way around a zero. */
function zero(turn: number): Point {
  const angle = 2 * Math.PI * turn;
  return [0.5 + 0.22 * Math.sin(angle), 0.5 - 0.33 * Math.cos(angle)];
}
