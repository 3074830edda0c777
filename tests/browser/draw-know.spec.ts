import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, type Point, SEVEN } from './pad';

const LETTER_A: readonly (readonly Point[])[] = [
  [
    [0.2, 0.85],
    [0.5, 0.15],
    [0.8, 0.85],
  ],
  [
    [0.33, 0.6],
    [0.67, 0.6],
  ],
];

/** ۴ */
const PERSIAN_FOUR: readonly (readonly Point[])[] = [
  [
    [0.35, 0.15],
    [0.4, 0.5],
    [0.42, 0.88],
  ],
  [
    [0.72, 0.16],
    [0.6, 0.16],
    [0.54, 0.26],
    [0.62, 0.32],
    [0.5, 0.38],
    [0.4, 0.36],
  ],
];

const SCRIBBLE: readonly (readonly Point[])[] = [
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
];

const TWO_DIGITS: readonly (readonly Point[])[] = [
  [
    [0.2, 0.25],
    [0.2, 0.75],
  ],
  [
    [0.55, 0.25],
    [0.85, 0.25],
    [0.65, 0.75],
  ],
];

test.describe('non-digits', () => {
  let lesson: DrawLesson;

  test.beforeEach(async ({ page }) => {
    lesson = new DrawLesson(page);
    await lesson.open();
  });

  for (const [name, strokes] of [
    ['a letter', LETTER_A],
    ['a scribble', SCRIBBLE],
    ['a Persian four', PERSIAN_FOUR],
  ] as const) {
    test(`${name} gets no answer, but the score for which it was refused`, async ({ page }) => {
      await lesson.draw(strokes);
      await expect(lesson.verdict).toContainText('This does not look like a digit I know');
      await expect(lesson.verdict).toContainText(/<?\d+\.\d\s%\u2069 like a digit; an answer needs \u206650\s%/);
      await expect(lesson.verdict).toContainText('Best guess:');
      await expect(lesson.verdict.locator('.digit')).toHaveCount(0);
      // The bars stay: they show the best guess.
      await expect(page.locator('chainrule-probability-bars .best')).toHaveCount(1);
      await expect(page.locator('chainrule-draw-answer').getByRole('status').last()).toHaveText(
        /^This does not look like a digit I know\. Best guess: \S/,
      );
    });
  }

  test('digits side by side are counted, and a single one is read again', async () => {
    await lesson.draw(TWO_DIGITS);
    await expect(lesson.verdict).toContainText('These look like 2 digits side by side; I can read one at a time');
    await lesson.button('Clear').click();
    await expect(lesson.verdict).toHaveText('No digit yet');
    await lesson.draw(SEVEN);
    await expect(lesson.verdict.locator('.digit')).toHaveText('7');
    await expect(lesson.verdict).not.toContainText('does not look like');
  });

  test('confidence is shown as three numbers, with the rule and its error rates', async ({ page }) => {
    await lesson.draw(SEVEN);
    const doubt = page.locator('chainrule-draw-doubt');
    await doubt.getByText('How sure is it?').click();
    await expect(doubt.locator('dd').nth(0)).toContainText(/9\d\.\d/);
    await expect(doubt.locator('dd').nth(1)).toContainText(/9\d\.\d/);
    await expect(doubt.locator('dd').nth(2)).toContainText(/^0\.\d\d bits/);
    await expect(doubt).toContainText(/wrongly refuses \u2066?\d(\.\d)?\s?%\u2069? of the digits of people/);
    await lesson.button('Clear').click();
    await lesson.draw(LETTER_A);
    await expect(doubt.locator('dd').nth(0)).toContainText(/^\u2066<?\d\.\d/);
  });
});

test.describe('in Persian, by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('a letter is refused in Persian, and the page stays within its width', async ({ page }) => {
    const lesson = new DrawLesson(page);
    await lesson.open('&lang=fa');
    await lesson.touch(LETTER_A);
    await expect(lesson.verdict).toContainText('این شبیه هیچ رقمی که می‌شناسم نیست');
    await expect(lesson.verdict).toContainText('بهترین حدس: چهار');
    await page.locator('chainrule-draw-doubt summary').click();
    await expect(page.locator('chainrule-draw-doubt')).toContainText('داوری می‌کند');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
  });
});
