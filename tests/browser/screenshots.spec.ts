import { resolve } from 'node:path';
import { expect, test } from './fixtures';
import { DrawLesson } from './pad';

/**
 * The screenshots of the README, taken by `cargo xtask screenshots`. They use the page as a reader does, so that they
 * show what a reader sees.
 */
const folder = resolve(__dirname, '../../docs/screenshots');

test.use({ viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1, reducedMotion: 'reduce' });

test('home', async ({ page }) => {
  await page.goto('?lang=en&theme=light');
  const next = page.getByRole('button', { name: 'Next step' });
  for (let step = 1; step <= 14; step++) await next.click();
  await page.screenshot({ path: `${folder}/home.png` });
});

test('the training step', async ({ page }) => {
  await page.goto('?lesson=training-step&step=45&lang=en&theme=light');
  await expect(page.locator('chainrule-training-step')).toContainText('−0.2625');
  await page.screenshot({ path: `${folder}/training-step.png` });
});

test('a digit, in Persian and in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 840 });
  const lesson = new DrawLesson(page);
  await lesson.open('&lang=fa&theme=dark');
  await page.locator('chainrule-draw .samples button').nth(3).click();
  await expect.poll(() => lesson.digit()).toBe(3);
  await page.screenshot({ path: `${folder}/draw-persian-dark.png` });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });

  test('the training step in Persian', async ({ page }) => {
    await page.goto('?lesson=training-step&step=11&lang=fa&theme=light');
    await expect(page.locator('chainrule-training-step')).toContainText('11');
    await page.screenshot({ path: `${folder}/training-step-persian-phone.png` });
  });
});
