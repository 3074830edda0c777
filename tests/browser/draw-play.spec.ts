import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, type Point, SEVEN } from './pad';

/** Strokes of unmistakable digits. */
const ONE: readonly (readonly Point[])[] = [
  [
    [0.5, 0.15],
    [0.5, 0.85],
  ],
];

test('thirty seconds: a digit read as asked counts, a skipped one does not, and the end shows the drawings', async ({
  page,
}) => {
  await page.clock.install();
  const lesson = new DrawLesson(page);
  await lesson.open('&view=play');
  const view = page.locator('chainrule-draw-play');
  await view.locator('[data-do="start"]').click();
  // The keyboard draws at once.
  await expect(lesson.pad).toBeFocused();
  const asked = view.locator('.asked b');
  await expect(asked).toHaveText(/^\d$/);
  // Until a one or a seven is asked for; of ten digits, each comes once.
  for (let i = 0; i < 10 && !/[17]/.test((await asked.textContent()) ?? ''); i++) {
    const before = await asked.textContent();
    await view.locator('[data-do="skip"]').click();
    await expect(asked).not.toHaveText(before ?? '');
  }
  const wanted = (await asked.textContent()) ?? '';
  await lesson.draw(wanted === '1' ? ONE : SEVEN);
  await expect(lesson.verdict.locator('.digit')).toHaveText(wanted);
  await page.clock.runFor(500);
  await expect(view.locator('[data-reading="score"]')).toHaveText('Read so far: 1');
  await expect(lesson.strokes).toHaveCount(0);
  // A pause stops the clock.
  await view.locator('[data-do="pause"]').click();
  const left = await view.getByRole('timer').textContent();
  await page.clock.runFor(10_000);
  await expect(view.getByRole('timer')).toHaveText(left ?? '');
  await view.locator('[data-do="go-on"]').click();
  await page.clock.runFor(31_000);
  await expect(view.getByRole('status')).toHaveText(/^1 of \d+ read as asked$/);
  await expect(view.locator('.drawings .right')).toHaveCount(1);
  await expect(view.locator('.drawings .right')).toHaveAttribute('aria-label', `Asked for ${wanted}, read: ${wanted}`);
});

test('a drawing that is not a digit does not count', async ({ page }) => {
  await page.clock.install();
  const lesson = new DrawLesson(page);
  await lesson.open('&view=play');
  const view = page.locator('chainrule-draw-play');
  await view.locator('[data-do="start"]').click();
  await expect(view.locator('.asked b')).toHaveText(/^\d$/);
  await lesson.draw([
    [
      [0.1, 0.2],
      [0.9, 0.3],
      [0.15, 0.45],
      [0.85, 0.55],
      [0.2, 0.7],
      [0.8, 0.8],
      [0.3, 0.15],
      [0.6, 0.9],
    ],
  ]);
  await expect(lesson.verdict).toContainText('does not look like a digit');
  await page.clock.runFor(31_000);
  await expect(view.getByRole('status')).toHaveText('0 of 1 read as asked');
  await expect(view.locator('.drawings .wrong')).toHaveAttribute('aria-label', /read: no answer$/);
});

test('each stop of the tour is drawn, and the network answers as the tour says', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lesson = new DrawLesson(page);
  await lesson.open('&view=play');
  const view = page.locator('chainrule-draw-play');
  await page.getByRole('radio', { name: 'Tour of mistakes' }).check({ force: true });
  for (const [title, verdict] of [
    ['A four with a closed top', 'nine, or perhaps four'],
    ['A one with a long flag', 'seven, or perhaps one'],
    ['A six upside down', 'nine'],
    ['A six that fell over', 'five'],
    ['The letter A', 'This does not look like a digit I know'],
    ['Two digits', 'These look like 2 digits side by side'],
    ['The Persian four, ۴', 'This does not look like a digit I know'],
    ['The Persian five, ۵', 'zero'],
    ['A house', 'zero'],
  ] as const) {
    await expect(view.getByRole('heading')).toHaveText(title);
    await expect(lesson.verdict).toContainText(verdict);
    await expect(view.locator('[data-reading="why"]')).toBeVisible();
    await expect(view.locator('[data-reading="why"]')).not.toContainText('no longer the tour’s drawing');
    // Also at the last one, where it does nothing: Playwright would otherwise wait for it to be enabled.
    await view.locator('[data-do="next"]').click({ force: true });
  }
  await expect(view.locator('[data-do="next"]')).toHaveAttribute('aria-disabled', 'true');
  // Drawing over it makes it another drawing, and the page says so.
  await lesson.draw(ONE);
  await expect(view.locator('[data-reading="why"]')).toContainText('no longer the tour’s drawing');
  await view.locator('[data-do="replay"]').click();
  await expect(view.locator('[data-reading="why"]')).toContainText('a closed line around an empty middle');
});

test('a stop is drawn stroke by stroke unless reduced motion is preferred', async ({ page }) => {
  const lesson = new DrawLesson(page);
  await lesson.open('&view=play');
  const view = page.locator('chainrule-draw-play');
  await page.getByRole('radio', { name: 'Tour of mistakes' }).check({ force: true });
  await expect(lesson.strokes).toHaveCount(1);
  await expect(view.locator('[data-reading="why"]')).toContainText('the loop of a nine');
});

test('in Persian at 360 pixels the game fits, and axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const lesson = new DrawLesson(page);
  await lesson.open('&view=play&lang=fa');
  const view = page.locator('chainrule-draw-play');
  await view.locator('[data-do="start"]').click();
  await expect(view.locator('.asked')).toContainText('بکشید');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
});
