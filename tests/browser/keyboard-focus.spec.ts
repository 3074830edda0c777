import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { menuButton } from './lessons';

/** What has the focus, however deep in the page: its name, as `data-do` and the like, or else its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return 'body';
    const { do: does, action, unit, try: tried } = (element as HTMLElement).dataset;
    return does ?? action ?? unit ?? tried ?? element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
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

test('a unit that is closed gives the keyboard back to where it was chosen', async ({ page }) => {
  await page.goto('?lesson=draw&view=inside');
  const inside = page.locator('chainrule-draw-inside');
  const close = inside.locator('[data-do=close]');
  const strip = inside.locator('chainrule-heat-strip[data-layer="1"] [role=slider]');
  await strip.focus();
  await page.keyboard.press('ArrowRight');
  await press(page, close);
  await expect(close).toHaveCount(0);
  await expect(strip).toBeFocused();
  const unit = inside.locator('chainrule-inside-layers button.unit').nth(2);
  await press(page, unit);
  // On from there to a unit that is its input: the way back stays.
  await press(page, inside.locator('chainrule-inside-unit button.unit').first());
  await press(page, close);
  await expect(close).toHaveCount(0);
  await expect(unit).toBeFocused();
});

test('a number that is typed into the figure, or not, gives the keyboard back to its edge', async ({ page }) => {
  await page.goto('?lesson=training-step');
  const edge = page.getByRole('button', { name: /^Weight w11 =/ });
  for (const key of ['Escape', 'Enter']) {
    await press(page, edge);
    await expect(page.locator('chainrule-network-graph input')).toBeFocused();
    await page.keyboard.press(key);
    await expect(page.locator('chainrule-network-graph input')).toHaveCount(0);
    await expect(edge).toBeFocused();
  }
});

test('a notice that is dismissed leaves the keyboard beside it, and not at the top of the page', async ({ page }) => {
  await page.goto('?lesson=activations&theme=red');
  const dismiss = page.locator('chainrule-app .refused button');
  await press(page, dismiss);
  await expect(dismiss).toHaveCount(0);
  expect(await focused(page)).toBe('quarter');
});

test('a game that is paused by the keyboard goes on by it', async ({ page }) => {
  await page.goto('?lesson=draw&view=play');
  const lesson = page.locator('chainrule-draw');
  await press(page, lesson.locator('[data-do=start]'));
  await press(page, lesson.locator('[data-do=pause]'));
  await expect(lesson.locator('[data-do=go-on]')).toBeFocused();
});
