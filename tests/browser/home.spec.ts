import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { lessons, words } from './lessons';
import { DrawLesson, SEVEN } from './pad';

const counter = (page: Page) => page.locator('chainrule-card-training-step .working p').first();
/** From here on, time passes only when the test says so. */
async function openInFrozenTime(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.goto('.');
  await page.clock.pauseAt(3_600_000);
}

/** Lets time pass in intervals, none of which spans a whole step. */
async function runUntil(page: Page, step: string): Promise<void> {
  await expect(async () => {
    const shown = await counter(page).textContent();
    if (shown?.trim() !== step) await page.clock.runFor(1000);
    expect(shown?.trim()).toBe(step);
  }).toPass();
}

const next = (page: Page) => page.getByRole('button', { name: 'Next step' });

test('the next step, and the next, up to the loss and then from the start', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('.');
  await expect(counter(page)).toHaveText('Step 0 of 21');
  for (let step = 1; step <= 21; step++) {
    await next(page).click();
    await expect(counter(page)).toHaveText(`Step ${step} of 21`);
  }
  await expect(page.locator('chainrule-card-training-step .working')).toContainText('0.015625');
  await expect(page.locator('chainrule-card-training-step').getByRole('status')).toContainText('Step 21 of 21. L = ');
  await next(page).click();
  await expect(counter(page)).toHaveText('Step 0 of 21');
});

test('it runs by itself until the reader takes the next step', async ({ page }) => {
  await openInFrozenTime(page);
  await expect(counter(page)).toBeVisible();
  await runUntil(page, 'Step 3 of 21');
  await next(page).click();
  await expect(counter(page)).toHaveText('Step 4 of 21');
  await page.clock.runFor(60_000);
  await expect(counter(page)).toHaveText('Step 4 of 21');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(10_000);
  await expect(counter(page)).not.toHaveText('Step 4 of 21');
  await page.getByRole('button', { name: 'Pause' }).click();
  const rested = await counter(page).textContent();
  await page.clock.runFor(60_000);
  expect(await counter(page).textContent()).toBe(rested);
});

test('it waits while the pointer is on a number, and marks that number in the formula', async ({ page }) => {
  await openInFrozenTime(page);
  await runUntil(page, 'Step 1 of 21');
  await page.locator('chainrule-card-training-step [data-part=w11]').hover();
  await expect(page.locator('chainrule-card-training-step .lines .marked').first()).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(counter(page)).toHaveText('Step 1 of 21');
  await page.mouse.move(5, 5);
  await page.clock.runFor(5000);
  await expect(counter(page)).not.toHaveText('Step 1 of 21');
});

test('with reduced motion it does not move unless the reader asks for it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openInFrozenTime(page);
  await expect(counter(page)).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(counter(page)).toHaveText('Step 0 of 21');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(5000);
  await expect(counter(page)).not.toHaveText('Step 0 of 21');
});

test('the lesson opens at the step that is shown', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('.');
  await next(page).click();
  await next(page).click();
  await page.getByRole('link', { name: 'Every step in the lesson' }).click();
  await expect(page).toHaveURL(/lesson=training-step&step=2/);
  await expect(page.locator('chainrule-training-step')).toContainText('Step 2 of 91');
});

test('the pad draws a three, the network reads it, and the reader’s own drawing replaces it', async ({ page }) => {
  await page.goto('.');
  const figure = page.locator('chainrule-card-draw');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('.digit')).toHaveText('3');
  await new DrawLesson(page).draw(SEVEN);
  await expect(figure.locator('path')).toHaveCount(1);
  await expect(figure.locator('.digit')).toHaveText('7');
  await figure.getByRole('button', { name: 'Clear' }).click();
  await expect(figure.locator('path')).toHaveCount(0);
  await expect(figure.locator('.digit')).toHaveText('');
});

test('a drawing that gets no answer says why, although the bars seem sure', async ({ page }) => {
  await page.goto('.');
  const figure = page.locator('chainrule-card-draw');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('.digit')).toHaveText('3');
  await expect(figure.locator('.why')).toHaveText('');
  const why = figure.locator('.why');
  // The letter A, and then a second digit beside a first one.
  const lesson = new DrawLesson(page);
  await lesson.draw([
    [
      [0.2, 0.85],
      [0.5, 0.15],
      [0.8, 0.85],
    ],
    [
      [0.33, 0.6],
      [0.67, 0.6],
    ],
  ]);
  await expect(figure.locator('.digit')).toHaveText('?');
  await expect(why).toHaveText(
    /^No answer: a second network finds it \u2066<?\d+\.\d\s%\u2069 like a digit, and an answer needs \u206650\s%/,
  );
  await figure.getByRole('button', { name: 'Clear' }).click();
  await expect(why).toHaveText('');
  await lesson.draw([
    [
      [0.2, 0.25],
      [0.2, 0.75],
    ],
    [
      [0.55, 0.25],
      [0.85, 0.25],
      [0.65, 0.75],
    ],
  ]);
  await expect(why).toHaveText('No answer: these look like 2 digits side by side.');
});

test('the keyboard draws there too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('.');
  const figure = page.locator('chainrule-card-draw');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('.digit')).toHaveText('3');
  await figure.getByRole('application').focus();
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowDown');
  await expect(figure.locator('path')).toHaveCount(1);
  await expect(figure.locator('.digit')).toHaveText('1');
});

test('weights that cannot be loaded are reported, and a retry recovers', async ({ page }) => {
  await page.context().route('**/models/digits.safetensors', (route) => route.fulfill({ status: 500, body: '' }));
  await page.goto('.');
  await page.locator('chainrule-card-draw').scrollIntoViewIfNeeded();
  await expect(page.getByText('HTTP status 500')).toBeVisible();
  await page.context().unroute('**/models/digits.safetensors');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('chainrule-card-draw .digit')).toHaveText('3');
});

test('the miniatures load when scrolled to and are interactive: their controls change their readings', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('.');
  const miniatures = page.locator('chainrule-home-miniatures');
  await miniatures.scrollIntoViewIfNeeded();
  const reading = (card: string) => miniatures.locator(`chainrule-card-${card} .reading`);
  await expect(reading('activations')).toHaveText('At x = 1: sigmoid \u20660.197\u2069, ReLU \u20661\u2069');
  await miniatures.getByRole('slider', { name: 'x', exact: true }).press('Home');
  await expect(reading('activations')).toContainText('At x = −6');
  await expect(reading('linear')).toContainText(/affine map: \S+×10⁻/);
  await miniatures.getByRole('radio', { name: 'on', exact: true }).check();
  await expect(reading('linear')).toBeEmpty();
  // Twenty sigmoids leave little of a gradient, and one leaves something.
  await expect(reading('gradient-flow')).toContainText(/sigmoid\s+\S+×10⁻/);
  await miniatures.locator('chainrule-card-gradient-flow').getByRole('slider').press('Home');
  // With one hidden layer, the first one is the last.
  await expect(reading('gradient-flow')).toContainText(/sigmoid\s+1,/);
  await expect(reading('capacity')).toContainText('Update 2000');
  await miniatures.getByRole('slider', { name: 'Hidden units' }).press('Home');
  // One ReLU bends at most once.
  await expect(reading('capacity')).toContainText(/Update 2000, [12] pieces/);
  await expect(reading('playground')).toContainText(/Epoch 100, accuracy on unseen points:\s+(9\d|100)/);
  await expect(reading('images')).toContainText(/Epoch 5 of 5, accuracy on unseen digits:\s+\d/);
  await expect(miniatures.locator('chainrule-card-images .digits li')).toHaveCount(10);
  await expect(miniatures.getByRole('link', { name: 'Train on images' })).toBeVisible();
  await miniatures.getByRole('link', { name: 'Vanishing gradients' }).click();
  await expect(page).toHaveURL(/lesson=gradient-flow/);
});

for (const rank of ['figure', 'miniature'] as const) {
  test(`a ${rank} whose code cannot be loaded says so in its place, and a retry recovers`, async ({ page, guard }) => {
    guard.expectError(/Failed to load resource|net::ERR/);
    await page.route('**/assets/card-*.js', (route) => route.abort('connectionreset'));
    await page.goto('.');
    await page.locator('chainrule-home-miniatures').scrollIntoViewIfNeeded();
    const name = rank === 'figure' ? 'training-step' : 'activations';
    const { title, summary } = words.en.lessons[name];
    const place = page.locator('chainrule-home-card').filter({ hasText: summary });
    await expect(place.getByRole('link', { name: title })).toBeVisible();
    await expect(place.getByRole('alert')).toContainText('This figure could not be loaded');
    await page.unroute('**/assets/card-*.js');
    await place.getByRole('button', { name: 'Try again' }).click();
    // The page may be reloaded in the meantime, and then the scroll position is lost.
    await expect(async () => {
      await page.locator('chainrule-home-miniatures').scrollIntoViewIfNeeded({ timeout: 2_000 });
      await expect(page.locator(`chainrule-card-${name}`)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  });
}

test('the home page shows every lesson, and links to it', async ({ page }) => {
  await page.goto('.');
  await page.locator('chainrule-home-miniatures').scrollIntoViewIfNeeded();
  for (const { name } of lessons) {
    await expect(page.locator(`chainrule-card-${name}`)).toBeVisible();
    const title = words.en.lessons[name].title;
    await expect(page.locator('chainrule-home').getByRole('link', { name: title, exact: true })).toHaveCount(1);
  }
});
