/** The browsers that Playwright drives: Chromium, and its own Firefox and WebKit where there are no others. */

import type { Browser } from '@playwright/test';
import type { Driver, Engine, Key } from './driver';

export function ofPlaywright(browser: Browser): Engine {
  return { keeps: true, open: () => open(browser), close: () => browser.close() };
}

/** With `around`, the address of a page that has another one in a frame of its own size: that one is what the driver is about. */
export async function open(browser: Browser, around?: (url: string) => string): Promise<Driver> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => complaints.push(`uncaught: ${webError.error().stack ?? webError.error()}`));
  const { mouse, keyboard } = page;
  const names: Partial<Record<Key, string>> = { Space: ' ' };
  return {
    goto: async (url) => void (await page.goto(around ? around(url) : url)),
    reload: async () => void (await page.reload()),
    evaluate: (expression) => (around ? page.frames()[1] : page)?.evaluate(expression) ?? Promise.resolve(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    mouse: async (what, x, y) => {
      await mouse.move(x, y);
      if (what === 'down') await mouse.down();
      if (what === 'up') await mouse.up();
    },
    press: (key) => keyboard.press(names[key] ?? key),
    screenshot: () => page.screenshot(),
    complaints: async () => complaints,
    close: () => context.close(),
  };
}
