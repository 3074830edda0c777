import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** A point on the pad as fractions of its sides. */
export type Point = readonly [x: number, y: number];

/** Strokes of an unmistakable digit. */
export const SEVEN: readonly (readonly Point[])[] = [
  [
    [0.3, 0.2],
    [0.7, 0.2],
    [0.45, 0.85],
  ],
];

/** The lesson, as a reader operates it. */
export class DrawLesson {
  readonly pad: Locator;
  readonly verdict: Locator;
  /** The strokes that the pad shows. */
  readonly strokes: Locator;
  #session: CDPSession | undefined;

  constructor(readonly page: Page) {
    this.pad = page.getByRole('application');
    this.verdict = page.locator('chainrule-draw-answer .verdict');
    this.strokes = this.pad.locator('path');
  }

  /** Opens the lesson, and waits until its weights are loaded. */
  async open(query = ''): Promise<void> {
    const weights = this.page.waitForResponse(/digits\.safetensors/);
    await this.page.goto(`?lesson=draw${query}`);
    await (await weights).finished();
    await expect(this.page.getByRole('progressbar')).toHaveCount(0);
  }

  /**
   * Draws with the mouse. The moves of a stroke are sent as fast as the browser takes them, which is too much work for
   * Playwright's own mouse when there are thousands: hence the browser's protocol. With `pause`, they are that many
   * milliseconds apart, with nothing in between: Playwright's mouse asks the page about drag and drop at each move.
   */
  async draw(strokes: readonly (readonly Point[])[], pause?: () => number): Promise<void> {
    this.#session ??= await this.page.context().newCDPSession(this.page);
    const session = this.#session;
    const at = await this.places();
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', point: Point) => {
      const [x, y] = at(point);
      const buttons = type === 'mouseReleased' ? 0 : 1;
      return session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 });
    };
    for (const stroke of strokes) {
      const [first, last] = [stroke.at(0), stroke.at(-1)];
      if (!first || !last) continue;
      await send('mousePressed', first);
      if (pause) {
        for (const point of stroke.slice(1)) {
          await send('mouseMoved', point);
          await setTimeout(pause());
        }
      } else {
        await Promise.all(stroke.slice(1).map((point) => send('mouseMoved', point)));
      }
      await send('mouseReleased', last);
    }
  }

  /** Draws with one finger. */
  async touch(strokes: readonly (readonly Point[])[]): Promise<void> {
    this.#session ??= await this.page.context().newCDPSession(this.page);
    const session = this.#session;
    const at = await this.places();
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) => {
      const [x, y] = point ? at(point) : [0, 0];
      return session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [{ x, y }] : [] });
    };
    for (const [first, ...others] of strokes) {
      if (!first) continue;
      await send('touchStart', first);
      for (const point of others) await send('touchMove', point);
      await send('touchEnd');
    }
  }

  /** Returns a function from points on the pad to points in the window. */
  async places(): Promise<(point: Point) => [number, number]> {
    const box = await this.pad.boundingBox();
    if (!box) throw new Error('the pad is not on the page');
    return ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
  }

  /** The digit that the page reads, as soon as it reads one. */
  async digit(): Promise<number> {
    return Number(await this.verdict.locator('.digit').textContent());
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
