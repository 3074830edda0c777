import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** What a screen reader is told, and what the keyboard reaches, in Train a network. */
const lesson = (page: Page) => page.locator('chainrule-playground');
const spoken = (page: Page) => lesson(page).locator('chainrule-narrator [role=status]');
const reading = (page: Page, name: string) => lesson(page).locator(`[data-run=first] [data-reading=${name}]`);

test('a training says that it begins, where it is while it goes on, and where it pauses and ends', async ({ page }) => {
  await page.goto('?lesson=playground&epochs=2000');
  const play = lesson(page).locator('[data-do=play]');
  await expect(spoken(page)).toHaveText('');
  await play.click();
  await expect(spoken(page)).toHaveText('The training has started.');
  await expect(spoken(page)).toContainText(/epoch \d+, Training loss .*, Test loss .*, Test accuracy .*%/, {
    timeout: 25_000,
  });
  await lesson(page).locator('[data-do=pause]').click();
  await expect(spoken(page)).toContainText('Paused: epoch ');
  for (const name of ['train-loss', 'test-loss', 'test-accuracy'])
    await expect(spoken(page)).toContainText((await reading(page, name).textContent()) ?? 'nothing');
  await play.click();
  await expect(spoken(page)).toHaveText('The training goes on.');
  await page.goto('?lesson=playground&epochs=3&lang=fa');
  await play.click();
  await expect(spoken(page)).toContainText('آموزش به پایان رسید');
});

test('a chart says what is to be seen in it', async ({ page }) => {
  await page.goto('?lesson=playground&data=circles&epochs=30');
  await lesson(page).locator('[data-do=play]').click();
  await expect(lesson(page).locator('[data-stop=epochs]')).toBeVisible();
  const chart = lesson(page).locator('[data-plot=losses] [role=img]');
  await expect(chart).toHaveAttribute(
    'aria-label',
    /^Losses during the training: training falls from .* to .*; test falls/,
  );
  const first = await lesson(page).locator('[data-plot=losses] [role=img]').getAttribute('aria-label');
  // The last value that is told is the one that is shown.
  const last = /training falls from \S+ to (?:\S+ at .*?, then rises to )?\u2066?([\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(
    first ?? '',
  )?.[1];
  const shown = (await reading(page, 'train-loss').textContent()) ?? '';
  expect(Number(last)).toBeCloseTo(Number(shown), 2);
});

test('points are painted by the keyboard, which is told where the cross is and how many there are', async ({
  page,
}) => {
  await page.goto('?lesson=playground&data=painted');
  const cross = lesson(page).locator('[data-plane=first] [role=slider]');
  await cross.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press(' ');
  await expect(lesson(page).locator('[data-reading=painted]')).toContainText('1');
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(cross).toHaveAttribute('aria-valuetext', /x₁ = 0\.024, x₂ = 0\.024.*class 0.*1 point/);
});

test('the network of units is one stop of the Tab key, and arrows go through it', async ({ page }) => {
  await page.goto('?lesson=playground');
  const graph = lesson(page).locator('chainrule-unit-graph');
  await expect(graph.locator('.unit')).toHaveCount(17);
  await expect(graph.locator('[tabindex="0"]')).toHaveCount(1);
  await graph.locator('[tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  const third = graph.getByRole('button', { name: 'unit 3 of hidden layer 2' });
  await expect(third).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(third).toHaveAttribute('aria-pressed', 'true');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(graph.locator('.unit').last()).toBeFocused();
});
