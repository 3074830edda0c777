import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { menuButton } from './lessons';

/** What has the focus, however deep in the page: its name, as `data-do` and the like, or else its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return 'body';
    const { do: does, action, unit } = (element as HTMLElement).dataset;
    return does ?? action ?? unit ?? element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  });

async function press(page: Page, button: Locator): Promise<void> {
  await button.focus();
  await page.keyboard.press('Enter');
}

test('the keyboard stays where a control was that is gone', async ({ page }) => {
  await page.goto('?lesson=training-step');
  const lesson = page.locator('chainrule-training-step');
  await lesson.getByText('Change the network').click();
  await press(page, lesson.getByRole('button', { name: 'Remove layer J' }));
  await expect(lesson.getByRole('button', { name: 'Remove layer J' })).toHaveCount(0);
  expect(await focused(page)).not.toBe('body');

  await page.goto('?lesson=images');
  await page.getByRole('button', { name: 'The assignment: 784-600-600-10' }).click();
  const recorded = page.locator('chainrule-images [data-do=recorded]');
  await press(page, recorded);
  await expect(recorded).toHaveCount(0);
  expect(await focused(page)).not.toBe('body');

  await page.goto('?lesson=draw&view=inside&digit=3');
  const inside = page.locator('chainrule-draw');
  await press(page, inside.locator('[data-do=follow]'));
  await expect(inside.locator('[data-do=follow]')).toHaveCount(0);
  expect(await focused(page)).not.toBe('body');
});

test('what closes gives the keyboard back to what opened it', async ({ page }) => {
  await page.goto('?lesson=training-step');
  const settings = page.locator('chainrule-header').getByRole('button', { name: 'Settings' });
  await press(page, settings);
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).not.toBe('Settings');
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
  await press(page, menuButton(page));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(menuButton(page)).toBeFocused();
});

test('a game that is paused by the keyboard goes on by it', async ({ page }) => {
  await page.goto('?lesson=draw&view=play');
  const lesson = page.locator('chainrule-draw');
  await press(page, lesson.locator('[data-do=start]'));
  await press(page, lesson.locator('[data-do=pause]'));
  await expect(lesson.locator('[data-do=go-on]')).toBeFocused();
});
