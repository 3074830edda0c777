import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** The main job of every lesson by the keyboard alone: what is reached, what it is called, what state it has, what is said. */

type Lang = 'en' | 'fa';

const words = {
  en: {
    skip: 'Skip to the lesson',
    train: 'Train',
    trainBoth: 'Train both',
    trainPoints: 'Train',
    pause: 'Pause',
    resume: 'Resume',
    started: 'The training has started.',
    paused: /^Paused: .*[0-9]/,
    goesOn: 'The training goes on.',
    next: 'Next step',
    back: 'Step back',
    scrubber: 'Step',
    stepOf: (step: number) => `Step ${step} of 91`,
    layers: 'Layer by layer',
    inTraining: 'In training',
    units: 'Number of hidden units',
    finished: 'Finished',
    pad: 'Drawing pad',
    keys: /^Arrow keys move the pen/,
    penDown: 'Pen down',
    penUp: 'Pen up',
    one: 'The network reads one,',
    seven: 'The network reads seven,',
    sample: 'Sample: seven',
    expect: 'Which answer do you expect?',
    answers: 'The answers',
  },
  fa: {
    skip: 'رفتن به درس',
    train: 'آموزش',
    trainBoth: 'آموزش هر دو',
    trainPoints: 'شروع آموزش',
    pause: 'مکث',
    resume: 'ادامه',
    started: 'آموزش آغاز شد.',
    paused: /^مکث: .*[0-9]/,
    goesOn: 'آموزش ادامه دارد.',
    next: 'گام بعدی',
    back: 'گام قبلی',
    scrubber: 'گام',
    stepOf: (step: number) => `گام ${step} از 91`,
    layers: 'لایه به لایه',
    inTraining: 'در آموزش',
    units: 'تعداد نورون‌های پنهان',
    finished: 'به پایان رسید',
    pad: 'بوم نقاشی',
    keys: /^کلیدهای جهت‌نما قلم را جابه‌جا می‌کنند/,
    penDown: 'قلم روی بوم است',
    penUp: 'قلم بالاست',
    one: 'شبکه یک می‌خواند،',
    seven: 'شبکه هفت می‌خواند،',
    sample: 'نمونهٔ هفت',
    expect: 'انتظار کدام پاسخ را دارید؟',
    answers: 'پاسخ‌ها',
  },
} as const;

const said = (page: Page) => page.locator('chainrule-narrator [role=status]');

/** Opens a lesson, and goes past the header by the link that is there for it. */
async function enter(page: Page, lang: Lang, query: string): Promise<void> {
  await page.goto(`?lesson=${query}&lang=${lang}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: words[lang].skip })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

/** Presses Tab until it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isReached = () => target.evaluate((element) => element.matches(':focus'));
  for (let n = 0; n < 120 && !(await isReached()); n++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** A training, and what the button is called that begins it, pauses it and resumes it. */
const trainings = [
  { query: 'linear&layers=4', names: ['trainBoth', 'pause', 'resume'] },
  { query: 'playground&epochs=2000', names: ['trainPoints', 'pause', 'trainPoints'] },
  { query: 'images&epochs=100', names: ['train', 'pause', 'resume'] },
  { query: 'questions&view=train', names: ['train', 'pause', 'resume'] },
] as const;

for (const lang of ['en', 'fa'] as const) {
  const messages = words[lang];
  const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true }).first();

  for (const { query, names } of trainings) {
    test(`a training begins, pauses and goes on by the keyboard, and says so: ${query}, ${lang}`, async ({ page }) => {
      await enter(page, lang, query);
      const [train, pause, resume] = names.map((name) => button(page, messages[name]));
      if (!train || !pause || !resume) throw new Error('three names');
      await expect(train).toBeEnabled();
      await tabTo(page, train);
      await page.keyboard.press('Enter');
      await expect(pause).toBeFocused();
      await expect(said(page)).toHaveText(messages.started);
      await page.keyboard.press('Enter');
      await expect(resume).toBeFocused();
      await expect(said(page)).toHaveText(messages.paused);
      await page.keyboard.press(' ');
      await expect(said(page)).toHaveText(messages.goesOn);
      await expect(pause).toBeFocused();
      // What can be pressed only once gives the keyboard to its neighbor.
      const reset = page.locator('main :is([data-do=reset], [data-action=reset])');
      await tabTo(page, reset);
      await page.keyboard.press('Enter');
      await expect(train).toBeVisible();
      await expect(page.locator('main :focus')).not.toHaveCount(0);
    });
  }

  test(`a step is taken by button, arrow key and scrubber, and each is said: ${lang}`, async ({ page }) => {
    await enter(page, lang, 'training-step');
    const live = page.locator('chainrule-training-step p[aria-live]');
    const [next, back] = [button(page, messages.next), button(page, messages.back)];
    await expect(back).toHaveAttribute('aria-disabled', 'true');
    await tabTo(page, next);
    await page.keyboard.press('Enter');
    await expect(live).toContainText(messages.stepOf(1));
    await expect(back).toHaveAttribute('aria-disabled', 'false');
    await page.keyboard.press('ArrowRight');
    await expect(live).toContainText(messages.stepOf(2));
    await page.keyboard.press('Shift+Tab');
    const scrubber = page.getByRole('slider', { name: messages.scrubber, exact: true });
    await tabTo(page, scrubber);
    await expect(scrubber).toHaveValue('2');
    await page.keyboard.press('End');
    await expect(scrubber).toHaveAttribute('aria-valuetext', new RegExp(messages.stepOf(91)));
    await expect(live).toContainText(messages.stepOf(91));
    await expect(next).toHaveAttribute('aria-disabled', 'true');
  });

  test(`activation functions are chosen and read at x: ${lang}`, async ({ page }) => {
    await enter(page, lang, 'activations');
    const x = page.getByRole('slider', { name: 'x', exact: true }).first();
    await tabTo(page, x);
    await page.keyboard.press('ArrowRight');
    await expect(x).toHaveAttribute('aria-valuetext', /0\.12.*ReLU/);
    const tanh = page.getByRole('checkbox', { name: 'tanh', exact: true });
    await tabTo(page, tanh);
    await expect(tanh).not.toBeChecked();
    await page.keyboard.press(' ');
    await expect(tanh).toBeChecked();
    await expect(page.getByRole('row', { name: /^tanh/ }).first()).toBeVisible();
    await expect(x).toHaveAttribute('aria-valuetext', /tanh/);
  });

  test(`a view is chosen by arrow keys, and its training is paused: ${lang}`, async ({ page }) => {
    // So large that the training goes on until it is paused.
    await enter(page, lang, 'gradient-flow&depth=64&width=128&batch=64');
    const view = (name: string) => page.getByRole('radio', { name, exact: true });
    await tabTo(page, view(messages.layers));
    await page.keyboard.press('ArrowDown');
    await expect(view(messages.inTraining)).toBeChecked();
    await expect(view(messages.inTraining)).toBeFocused();
    const pause = button(page, messages.pause);
    await expect(pause).toBeEnabled();
    await tabTo(page, pause);
    await page.keyboard.press('Enter');
    await expect(button(page, messages.resume)).toBeFocused();
    await expect(said(page)).toHaveText(messages.paused);
    await page.keyboard.press('Enter');
    await expect(pause).toBeFocused();
    await expect(said(page)).toHaveText(messages.goesOn);
  });

  test(`a size is changed, and the training that follows by itself says when it has ended: ${lang}`, async ({
    page,
  }) => {
    await enter(page, lang, 'capacity');
    const units = page.getByRole('slider', { name: messages.units });
    await tabTo(page, units);
    await page.keyboard.press('Home');
    await expect(units).toHaveAttribute('aria-valuetext', '1');
    await expect(button(page, messages.finished)).toHaveAttribute('aria-disabled', 'true');
    await expect(said(page)).toContainText('2000');
  });

  test(`a digit is drawn by arrow keys, another is a sample, and what is read is said: ${lang}`, async ({ page }) => {
    await enter(page, lang, 'draw');
    const pad = page.getByRole('application', { name: messages.pad });
    const answer = page.locator('chainrule-draw-answer [role=status]');
    await tabTo(page, pad);
    await expect(pad).toHaveAttribute('aria-description', messages.keys);
    await page.keyboard.press(' ');
    await expect(pad.getByRole('status')).toHaveText(messages.penDown);
    for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await expect(pad.getByRole('status')).toHaveText(messages.penUp);
    await expect(answer).toContainText(messages.one);
    const sample = button(page, messages.sample);
    await tabTo(page, sample);
    await page.keyboard.press('Enter');
    await expect(answer).toContainText(messages.seven);
    await expect(sample).toBeFocused();
  });

  test(`an answer is expected, and the question followed to the answer of the model: ${lang}`, async ({ page }) => {
    await enter(page, lang, 'questions');
    const expected = page.getByRole('group', { name: messages.expect }).getByRole('radio');
    await tabTo(page, expected.first());
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await expect(expected.nth(1)).toBeChecked();
    const next = button(page, messages.next);
    while (!(await next.evaluate((element) => element.matches(':focus')))) await page.keyboard.press('Shift+Tab');
    const step = page.locator('chainrule-questions-ask .step[role=status]');
    for (let n = 1; n <= 7; n++) {
      await page.keyboard.press('Enter');
      await expect(step).toContainText(`${n} · `);
    }
    await expect(next).toBeFocused();
    await expect(next).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByRole('table', { name: messages.answers }).getByRole('row')).toHaveCount(6);
    await expect(page.locator('[data-reading=verdict]')).toHaveRole('status');
  });
}
