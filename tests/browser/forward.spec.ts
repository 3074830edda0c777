import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** What each of the 21 steps gives, worked out by hand on the worksheet. */
const results = [
  ...['−0.5', '0', '−0.25', '0'], // H1
  ...['0', '0', '0.25', '0.25'], // H2
  ...['0', '0', '0.25', '0.25'], // J1
  ...['0', '0.25', '0.5', '0.5'], // J2
  ...['−0.125', '0.5', '0.875'], // o
  ...['0.125', '0.015625'], // error and loss
];
const last = results.length;

const phone = { width: 360, height: 740 };
const laptop = { width: 1280, height: 720 };
const projector = { width: 1920, height: 1080 };

async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`./?lesson=forward${state}`);
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
}

const position = (page: Page) => page.locator('chainrule-transport output');
const outcome = (page: Page) => page.locator('.outcome mn.result');
const button = (page: Page, name: string) => page.locator(`chainrule-transport button[data-action="${name}"]`);
const isAt = (page: Page, step: number) => expect(position(page)).toHaveText(`${step} / ${last}`);

test('the buttons lead through all steps and their numbers', async ({ page }) => {
  await open(page);
  await isAt(page, 0);
  const titles = new Set<string>();
  for (const [i, result] of results.entries()) {
    await button(page, 'next').click();
    await isAt(page, i + 1);
    await expect(outcome(page)).toHaveText(result);
    titles.add((await page.locator('h2').textContent()) ?? '');
  }
  expect(titles.size).toBe(last);
  await expect(button(page, 'next')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'next').click({ force: true });
  await isAt(page, last);
  await button(page, 'back').click();
  await isAt(page, last - 1);
  await button(page, 'first').click();
  await isAt(page, 0);
  await button(page, 'last').click();
  await isAt(page, last);
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

  await page.keyboard.press('End');
  await expect(page.locator('.outcome mfrac mn')).toHaveText(['1', '64']);
  await expect(value('L')).toHaveText('0.015625');
  await expect(cell('L')).toHaveText('0.015625');
});

test('the keys step, jump and play, and leave other fields their own', async ({ page }) => {
  await open(page);
  for (let step = 1; step <= last; step++) {
    await page.keyboard.press('ArrowRight');
    await isAt(page, step);
  }
  await page.keyboard.press('ArrowRight');
  await isAt(page, last);
  await page.keyboard.press('ArrowLeft');
  await isAt(page, last - 1);
  await page.keyboard.press('Home');
  await isAt(page, 0);
  await page.keyboard.press('End');
  await isAt(page, last);
  await page.keyboard.press('Control+ArrowLeft');
  await isAt(page, last);

  await page.keyboard.press('Home');
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await isAt(page, 0);

  // The scrubber has the same keys for the same steps, once each.
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await isAt(page, 1);

  // On a button, space presses the button.
  await button(page, 'next').focus();
  await page.keyboard.press('Space');
  await isAt(page, 2);
  await expect(button(page, 'pause')).toHaveCount(0);
});

test('the player goes on by itself, at its speed, until the end or until somebody steps', async ({ page }) => {
  await page.clock.install({ time: 0 });
  await open(page);
  // From here on time passes only where the test lets it.
  await page.clock.pauseAt(3_600_000);
  await page.keyboard.press('Space');
  await expect(button(page, 'pause')).toBeVisible();
  await page.clock.runFor(1800);
  await isAt(page, 1);
  await page.getByLabel('Speed').selectOption('4');
  await page.clock.runFor(2 * 450);
  await isAt(page, 3);
  await button(page, 'back').click();
  await expect(button(page, 'play')).toBeVisible();
  await page.clock.runFor(60_000);
  await isAt(page, 2);

  await button(page, 'play').click();
  await page.clock.runFor(60_000);
  await isAt(page, last);
  await expect(button(page, 'play')).toBeVisible();
  // At the end it begins anew.
  await button(page, 'play').click();
  await isAt(page, 0);
  await page.clock.runFor(450);
  await isAt(page, 1);
});

test('the address holds the step: link, reload, Back', async ({ page }) => {
  await page.goto('.');
  await page.locator('chainrule-header nav a').first().click();
  await isAt(page, 0);
  for (let step = 1; step <= 7; step++) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/[?&]step=7(&|$)/);
  await page.reload();
  await isAt(page, 7);
  await expect(outcome(page)).toHaveText('0.25');
  await page.goBack();
  await expect(page.locator('chainrule-home')).toBeVisible();
  await page.goForward();
  await isAt(page, 7);
  // Home is the address without a step.
  await page.keyboard.press('Home');
  await expect(page).not.toHaveURL(/step=/);
});

test('changing the language keeps the step', async ({ page }) => {
  await open(page, '&step=7');
  await page.keyboard.press('ArrowRight');
  await page.locator('chainrule-header button:lang(fa)').click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(position(page)).toHaveText(/^8 \/ 21$/);
});

for (const { lang, notAStep, beyond } of [
  { lang: 'en', notAStep: 'not a step', beyond: 'ends with step' },
  { lang: 'fa', notAStep: 'شمارهٔ گام نیست', beyond: 'تمام می‌شود' },
]) {
  test(`an address that names no step says so and shows the nearest one (${lang})`, async ({ page }) => {
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
      await expect(page.locator('.problem')).toContainText(`step=${decodeURIComponent(step)}`);
      await isAt(page, 0);
    }
    for (const step of ['22', '99999999999999999999999999999999']) {
      await open(page, `&lang=${lang}&step=${step}`);
      await expect(page.locator('.problem')).toContainText(beyond);
      await isAt(page, last);
    }
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.problem p')).toHaveCount(0);
    await isAt(page, last - 1);
  });
}

test('the pass can be read and copied as plain text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.getByText('The whole pass as text').click();
  const lines = page.locator('chainrule-forward-plain li');
  await expect(lines).toHaveCount(1 + last);
  await expect(lines.nth(3)).toHaveText('z_H1 = w11 · i1 + w21 · i2 + b1 = −0.5 + 0 + 0.25 = −1/4 = −0.25');
  await expect(lines.nth(4)).toHaveText('a_H1 = ReLU(z_H1) = max(0, z_H1) = max(0, −0.25) = 0');
  await expect(lines.nth(last)).toHaveText('L = e² = 0.125² = 1/64 = 0.015625');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('o = w15 · a_J1 + w25 · a_J2 + b5 = −0.125 + 0.5 + 0.5 = 7/8 = 0.875');
});

test('each step is announced', async ({ page }) => {
  await open(page);
  const announcement = page.locator('chainrule-forward [aria-live=polite]');
  await expect(announcement).toHaveText('');
  await page.keyboard.press('End');
  await expect(announcement).toHaveText(`Step ${last} of ${last}. Square the error: L = 1/64 = 0.015625`);
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
  await isAt(page, 3);
});

test('a pulse shows the cause of a product, unless motion is unwanted', async ({ page }) => {
  await open(page, '&step=1');
  await expect(page.locator('.pulse')).toHaveCount(1);
  await expect(page.locator('.pulse')).toHaveCSS('display', 'inline');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.locator('.pulse')).toHaveCSS('display', 'none');
});

for (const viewport of [phone, laptop, projector]) {
  for (const state of ['&lang=en', '&lang=fa', '&lang=fa&digits=persian']) {
    test(`every number has its own place at ${viewport.width} px${state}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      for (const step of [1, 3, last]) {
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

/** Pairs of texts of the figure that touch, and texts that leave it. Heights are those of digits, not of lines. */
function collisions(texts: (SVGElement | HTMLElement)[]): string[] {
  const boxes = texts.map((text) => {
    const { left, right, top, height } = text.getBoundingClientRect();
    const name = `"${text.textContent?.trim()}"`;
    return { name, left, right, top: top + height * 0.2, bottom: top + height * 0.8 };
  });
  const figure = texts[0]?.closest('svg')?.getBoundingClientRect();
  const outside = boxes.filter(({ left, right }) => figure && (left < figure.left || right > figure.right));
  const touching = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.name} touches ${b.name}`),
  );
  return [...outside.map(({ name }) => `${name} is outside`), ...touching];
}

for (const viewport of [phone, laptop]) {
  test(`nothing scrolls sideways and the transport stays where it is at ${viewport.width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    for (const lang of ['en', 'fa']) {
      await open(page, `&lang=${lang}`);
      const place = await page.locator('chainrule-transport').boundingBox();
      expect(place && place.y + place.height).toBeLessThanOrEqual(viewport.height);
      for (let step = 1; step <= last; step++) {
        await page.keyboard.press('ArrowRight');
        await isAt(page, step);
        expect(await page.locator('chainrule-transport').boundingBox()).toEqual(place);
        expect(await page.evaluate(sidewaysScroll)).toBe(0);
        // What came out is in sight without scrolling.
        await expect(outcome(page)).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

function sidewaysScroll(): number {
  const { width } = document.documentElement.getBoundingClientRect();
  return document.documentElement.scrollWidth - Math.round(width);
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
  await expect(position(page)).toHaveText('۲۱ / ۲۱');
});

test('a core that does not load is said, and loads when it is asked again', async ({ page }) => {
  await page.route('**/*.wasm', (request) => request.abort());
  await page.goto('./?lesson=forward&step=3');
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /engine stopped/ })
      .first(),
  ).toBeVisible();
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Start again' }).click();
  await isAt(page, 3);
});

for (const lang of ['en', 'fa']) {
  for (const theme of ['light', 'dark']) {
    test(`no accessibility violation (${lang}, ${theme})`, async ({ page }) => {
      test.slow();
      for (const step of [0, 7, 21]) {
        await open(page, `&lang=${lang}&theme=${theme}&step=${step}`);
        await page.locator('chainrule-forward-plain summary').click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
      }
    });
  }
}
