import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openLesson } from './lessons';
import { button, collisions, open, position, sidewaysScroll } from './step-page';

/** The result of each step of the worksheet's network, worked out by hand. */
const forward = [
  ...['−0.5', '0', '−0.25', '0'], // H1
  ...['0', '0', '0.25', '0.25'], // H2
  ...['0', '0', '0.25', '0.25'], // J1
  ...['0', '0.25', '0.5', '0.5'], // J2
  ...['−0.125', '0.5', '0.875'], // o
];
const loss = ['0.125', '0.015625'];
const backward = [
  ...['0.25', '−1', '−0.25'], // ∂L/∂e = 2e, ∂e/∂o, ∂L/∂o
  ...['−0.0625', '−0.125', '−0.25'], // w15, w25, b5
  ...['0.125', '1', '0.125', '0', '0.03125', '0.125'], // J1: ∂L/∂a, f′, δ, w13, w23, b3
  ...['−0.25', '1', '−0.25', '0', '−0.0625', '−0.25'], // J2
  ...['−0.0125', '−0.25', '−0.2625', '0', '0', '0', '0', '0'], // H1: two paths, their sum, f′, δ, w11, w21, b1
  ...['0', '−0.25', '−0.25', '1', '−0.25', '0.25', '0', '−0.25'], // H2
];
const update = [
  ...['0.5', '−0.25', '0.25', '−0.025', '1', '0.275'], // into H
  ...['−0.1', '−0.003125', '0.2375', '1', '1.00625', '0.275'], // into J
  ...['−0.49375', '1.0125', '0.525'], // into o
];
const lossAgain = [
  ...['−0.5', '0', '−0.25', '0'],
  ...['0.025', '0', '0.3', '0.3'],
  ...['0', '−0.0009375', '0.2365625', '0.2365625'],
  ...['0', '0.301875', '0.576875', '0.576875'],
  // 0.0077168: as numbers with more digits, from here on rounded to six: −0.116802734375, 0.5840859375, 0.992283203125
  ...['−0.116803', '0.584086', '0.992283'],
  ...['0.0077168', '0.000059549'], // 1 − o′ = 0.007716796875, and its square: what has more than nine digits is rounded to six
];
const results = [...forward, ...loss, ...backward, ...update, ...lossAgain];
const last = results.length;
/** The last step of forward and loss. */
const atLoss = forward.length + loss.length;

const phone = { width: 360, height: 740 };
const laptop = { width: 1280, height: 720 };
const projector = { width: 1920, height: 1080 };

const outcome = (page: Page) => page.locator('.outcome mn.result');
const expectStep = (page: Page, step: number) => expect(position(page)).toHaveText(`${step} / ${last}`);

test('the buttons lead through all steps and their numbers', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await expectStep(page, 0);
  const titles = new Set<string>();
  for (const [i, result] of results.entries()) {
    // The same element for all of them: a click that waits for it to be stable would cost a second per step on a busy
    // machine.
    await button(page, 'next').dispatchEvent('click');
    await expectStep(page, i + 1);
    await expect(outcome(page)).toHaveText(result);
    titles.add((await page.locator('.working').textContent()) ?? '');
  }
  expect(titles.size).toBe(last);
  await expect(button(page, 'next')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'next').click({ force: true });
  await expectStep(page, last);
  await button(page, 'back').click();
  await expectStep(page, last - 1);
  await button(page, 'first').click();
  await expectStep(page, 0);
  await button(page, 'last').click();
  await expectStep(page, last);
});

test('fractions are exact, and the figure and the table show what has been computed, and nothing else', async ({
  page,
}) => {
  await open(page, '&step=18');
  const value = (id: string) => page.locator(`chainrule-network-graph [data-value="${id}"] .number`);
  const cell = (id: string) => page.locator(`table [data-value="${id}"]`);
  await expect(value('o')).toHaveCount(0);
  await expect(cell('o')).not.toContainText('0.875');

  await button(page, 'next').click();
  await expect(page.locator('.outcome mfrac mn')).toHaveText(['7', '8']);
  await expect(value('o')).toHaveText('0.875');
  await expect(cell('o')).toHaveText('0.875');
  await expect(cell('L')).not.toContainText('0.015625');

  await open(page, `&step=${atLoss}`);
  await expect(page.locator('.outcome mfrac mn')).toHaveText(['1', '64']);
  await expect(value('L')).toHaveText('0.015625');
  await expect(cell('L')).toHaveText('0.015625');
});

test('the keys step, jump and play, except in other fields', async ({ page }) => {
  await open(page);
  for (let step = 1; step <= 25; step++) {
    await page.keyboard.press('ArrowRight');
    await expectStep(page, step);
  }
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expectStep(page, last);
  await page.keyboard.press('ArrowLeft');
  await expectStep(page, last - 1);
  await page.keyboard.press('Home');
  await expectStep(page, 0);
  await page.keyboard.press('End');
  await expectStep(page, last);
  await page.keyboard.press('Control+ArrowLeft');
  await expectStep(page, last);

  await page.keyboard.press('Home');
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expectStep(page, 0);

  // The scrubber has the same keys for the same steps, once each.
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expectStep(page, 1);

  // On a button, Space presses the button.
  await button(page, 'next').focus();
  await page.keyboard.press('Space');
  await expectStep(page, 2);
  await expect(button(page, 'pause')).toHaveCount(0);
});

test('the player advances by itself, at its speed, until the end or until the reader steps', async ({ page }) => {
  await page.clock.install({ time: 0 });
  await open(page);
  // From here on time passes only where the test lets it.
  await page.clock.pauseAt(3_600_000);
  await page.keyboard.press('Space');
  await expect(button(page, 'pause')).toBeVisible();
  await page.clock.runFor(1800);
  await expectStep(page, 1);
  await page.getByLabel('Speed').selectOption('4');
  await page.clock.runFor(2 * 450);
  await expectStep(page, 3);
  await button(page, 'back').click();
  await expect(button(page, 'play')).toBeVisible();
  await page.clock.runFor(60_000);
  await expectStep(page, 2);

  await button(page, 'play').click();
  await page.clock.runFor(120_000);
  await expectStep(page, last);
  await expect(button(page, 'play')).toBeVisible();
  // At the end it starts from the beginning.
  await button(page, 'play').click();
  await expectStep(page, 0);
  await page.clock.runFor(450);
  await expectStep(page, 1);
});

test('the address holds the step: link, reload, Back', async ({ page }) => {
  await page.goto('.');
  await openLesson(page, 'One training step');
  await expectStep(page, 0);
  for (let step = 1; step <= 7; step++) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/[?&]step=7(&|$)/);
  await page.reload();
  await expectStep(page, 7);
  await expect(outcome(page)).toHaveText('0.25');
  await page.goBack();
  await expect(page.locator('chainrule-home')).toBeVisible();
  await page.goForward();
  await expectStep(page, 7);
  // Home is the address without a step.
  await page.keyboard.press('Home');
  await expect(page).not.toHaveURL(/step=/);
});

test('changing the language keeps the step', async ({ page }) => {
  await open(page, '&step=7');
  await page.keyboard.press('ArrowRight');
  await page.locator('chainrule-header button:lang(fa)').click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(position(page)).toHaveText(`8 / ${last}`);
});

for (const { lang, notAStep, beyond } of [
  { lang: 'en', notAStep: 'not a step', beyond: 'ends with step' },
  { lang: 'fa', notAStep: 'شمارهٔ گام عددی صحیح', beyond: 'تمام می‌شود' },
]) {
  test(`an invalid step in the address is reported, and the nearest one is shown (${lang})`, async ({ page }) => {
    const nonsense = [
      'abc',
      '-1',
      '1.5',
      '1e1',
      '',
      ' 3',
      '0x10',
      '%F0%9F%A6%86',
      '%3Cimg%20src%3Dx%3E',
      `${'7'.repeat(3)}x`,
    ];
    for (const step of nonsense) {
      await open(page, `&lang=${lang}&step=${step}`);
      await expect(page.locator('.problem')).toContainText(notAStep);
      await expect(page.locator('.problem')).toContainText(decodeURIComponent(step));
      await expectStep(page, 0);
    }
    for (const step of ['92', '99999999999999999999999999999999']) {
      await open(page, `&lang=${lang}&step=${step}`);
      await expect(page.locator('.problem')).toContainText(beyond);
      await expectStep(page, last);
    }
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.problem p')).toHaveCount(0);
    await expectStep(page, last - 1);
  });
}

test('each step is announced', async ({ page }) => {
  await open(page);
  const announcement = page.locator('chainrule-training-step').locator('> [aria-live=polite]');
  await expect(announcement).toHaveText('');
  await open(page, `&step=${atLoss}`);
  await expect(announcement).toHaveText(`Loss · Step ${atLoss} of ${last}. Square the error: L = 1/64 = 0.015625`);
});

test('terms light their place in the figure, and the figure lights terms', async ({ page }) => {
  await open(page, '&step=3');
  const term = page.locator('.lines .term[data-value=w21]');
  const edge = page.locator('chainrule-network-graph [data-part=w21]');
  await term.hover();
  await expect(edge.locator('.ring')).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(edge.locator('.ring')).toHaveCount(0);
  await term.focus();
  await expect(edge.locator('.ring')).toBeVisible();

  await page.locator('chainrule-network-graph [data-part=w21] .number').first().hover({ force: true });
  await expect(term).toHaveClass(/marked/);
  await page.mouse.move(0, 0);

  // By keyboard: one stop for the figure, then its parts in the order in which data flows.
  await page.locator('chainrule-network-graph [data-part][tabindex="0"]').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(edge).toBeFocused();
  await expect(edge).toHaveAccessibleName('Weight w21 = −0.25, from i2 to H1');
  await expect(term).toHaveClass(/marked/);
  await expectStep(page, 3);
});

test('a pulse shows the cause of a product, except with reduced motion', async ({ page }) => {
  await open(page, '&step=1');
  await expect(page.locator('.pulse')).toHaveCount(1);
  await expect(page.locator('.pulse')).toHaveCSS('display', 'inline');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.locator('.pulse')).toHaveCSS('display', 'none');
});

for (const viewport of [phone, laptop, projector]) {
  for (const state of ['&lang=en', '&lang=fa', '&lang=fa&digits=persian']) {
    test(`no numbers overlap at ${viewport.width} px${state}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      for (const step of [1, 3, atLoss, 45, last]) {
        await open(page, `${state}&step=${step}`);
        const texts = page.locator('chainrule-network-graph svg text');
        // Each weight, bias and value of the network, and the names of the nodes.
        expect(await texts.count()).toBeGreaterThan(10 + 5 + 6 + 2);
        expect(await texts.evaluateAll(collisions)).toEqual([]);
        const sizes = await texts.evaluateAll((all) =>
          all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
        );
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
      }
    });
  }
}

for (const viewport of [phone, laptop]) {
  test(`nothing scrolls sideways and the transport stays where it is at ${viewport.width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    for (const lang of ['en', 'fa']) {
      await open(page, `&lang=${lang}`);
      const place = await page.locator('chainrule-transport').boundingBox();
      expect(place && place.y + place.height).toBeLessThanOrEqual(viewport.height);
      for (let step = 1; step <= last; step += 6) {
        await page.locator('chainrule-transport input').fill(String(step));
        await expectStep(page, step);
        expect(await page.locator('chainrule-transport').boundingBox()).toEqual(place);
        expect(await page.evaluate(sidewaysScroll)).toBe(0);
        // The result is in sight without scrolling.
        await expect(outcome(page)).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test('the figure runs from left to right in Persian, and the digits are those that the reader chose', async ({
  page,
}) => {
  await open(page, '&lang=fa&digits=persian&step=21');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const left = (id: string) =>
    page.locator(`[data-part="${id}"]`).evaluate((part) => part.getBoundingClientRect().left);
  expect(await left('node i1')).toBeLessThan(await left('H1'));
  expect(await left('H1')).toBeLessThan(await left('node o'));
  await expect(outcome(page)).toHaveText('۰٫۰۱۵۶۲۵');
  await expect(position(page)).toHaveText('۲۱ / ۹۱');
});

test('a core that cannot be loaded is reported, and loads on retry', async ({ page, guard }) => {
  guard.expectError(/net::ERR_FAILED .*\.wasm/);
  // From whatever asks: the page, which asks ahead, and its worker.
  await page.context().route('**/*.wasm', (request) => request.abort());
  await page.goto('./?lesson=training-step&step=3');
  const notice = page.getByRole('alert').filter({ hasText: 'before the code of this lesson arrived' });
  await expect(notice).toBeVisible();
  await page.context().unroute('**/*.wasm');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expectStep(page, 3);
  await expect(notice).toHaveCount(0);
});

for (const lang of ['en', 'fa']) {
  for (const theme of ['light', 'dark']) {
    test(`no accessibility violation (${lang}, ${theme})`, async ({ page }) => {
      test.slow();
      // Languages and themes are paired: every step in two of the pairs, the one with most in view in all four.
      const isWhole = (lang === 'en') === (theme === 'light');
      for (const step of isWhole ? [0, 7, 45, 91] : [45]) {
        await open(page, `&lang=${lang}&theme=${theme}&step=${step}`);
        // All panels are checked at once.
        if (step === 45) for (const summary of await page.locator('.panels summary').all()) await summary.click();
        expect(await violations(page)).toEqual([]);
      }
    });
  }
}
