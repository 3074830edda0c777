import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { lessons, openLesson, words } from './lessons';

const html = (page: Page) => page.locator('html');

test.describe('language', () => {
  test.use({ locale: 'fa-IR' });

  test('a first visit follows the browser’s languages', async ({ page }) => {
    await page.goto('.');
    await expect(html(page)).toHaveAttribute('lang', 'fa');
    await expect(html(page)).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('شبکه');
  });

  test('the address takes precedence, and is not remembered as a choice', async ({ page }) => {
    await page.goto('?lang=en');
    await expect(html(page)).toHaveAttribute('lang', 'en');
    await page.goto('.');
    await expect(html(page)).toHaveAttribute('lang', 'fa');
  });
});

test('each language is offered by its own name, and the choice is in the address and remembered', async ({ page }) => {
  await page.goto('?lesson=draw');
  const persian = page.getByRole('button', { name: 'فارسی' });
  await expect(persian).toHaveAttribute('lang', 'fa');
  await persian.click();
  await expect(html(page)).toHaveAttribute('dir', 'rtl');
  await expect(page).toHaveURL(/lang=fa/);
  await expect(page).toHaveTitle('یک رقم بکشید · chainrule');
  await page.goto('.');
  await expect(html(page)).toHaveAttribute('lang', 'fa');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(html(page)).toHaveAttribute('dir', 'ltr');
  await expect(page).toHaveURL(/lang=en/);
});

test('the theme changes paper and ink, and is in the address and remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('.');
  const paper = () => html(page).evaluate((root) => getComputedStyle(root).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page).toHaveURL(/theme=dark/);
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto('.');
  expect(await paper()).toBe(dark);
  // By the system again, first light, then dark.
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'System' }).check();
  expect(await paper()).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe(dark);
});

test('Persian digits are offered in Persian, and change the glyphs at once', async ({ page }) => {
  await page.goto('?lesson=draw');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('radio', { name: '۰۱۲۳' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await page.getByRole('button', { name: 'تنظیمات' }).click();
  const labels = page.locator('chainrule-probability-bars .label');
  await expect(labels.nth(7)).toHaveText('7');
  await page.getByRole('radio', { name: '۰۱۲۳' }).check();
  await expect(labels.nth(7)).toHaveText('۷');
  await expect(page).toHaveURL(/digits=persian/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(labels.nth(7)).toHaveText('7');
});

test('Back and Forward go from lesson to lesson; a choice made on the way stands', async ({ page }) => {
  await page.goto('.');
  await openLesson(page, 'Draw a digit');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Draw a digit');
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle('Draw a digit · chainrule');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await page.goBack();
  await expect(page.locator('chainrule-home')).toBeVisible();
  await expect(html(page)).toHaveAttribute('lang', 'fa');
  await expect(page).toHaveURL(/lang=fa/);
  await expect(page).toHaveTitle('chainrule');
  await page.goForward();
  await expect(heading).toHaveText('یک رقم بکشید');
  await expect(heading).toBeFocused();
});

test('an unknown lesson is reported, with a link home', async ({ page }) => {
  await page.goto('?lesson=%3Cimg%20src%3Dx%3E');
  await expect(page.getByText('The address asks for the lesson “<img src=x>”')).toBeVisible();
  await page.getByRole('link', { name: 'All lessons' }).click();
  await expect(page.locator('chainrule-home')).toBeVisible();
});

test('unknown settings are reported, and the page works', async ({ page }) => {
  await page.goto('?lang=xx&theme=sepia');
  await expect(page.getByText('lang=xx')).toContainText('en, fa');
  await expect(page.getByText('theme=sepia')).toContainText('system, light, dark');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('lang=xx')).toHaveCount(0);
  await expect(page.locator('chainrule-home')).toBeVisible();
});

test('a browser that refuses its storage: everything works, and nothing is remembered', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto('.');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(html(page)).toHaveAttribute('lang', 'fa');
  // The address still carries the choice.
  await page.reload();
  await expect(html(page)).toHaveAttribute('lang', 'fa');
});

test('the skip link leads past the header to the heading', async ({ page }) => {
  await page.goto('?lesson=draw');
  await page.locator('chainrule-draw').waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the lesson' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a link opens in a new tab when the reader asks for one', async ({ page, context }) => {
  await page.goto('?lang=fa');
  const opened = context.waitForEvent('page');
  await openLesson(page, 'یک رقم بکشید', { modifiers: ['ControlOrMeta'] });
  const tab = await opened;
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('یک رقم بکشید');
  await expect(page.locator('chainrule-home')).toBeVisible();
});

test.describe('the engine', () => {
  const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'The engine stopped' });

  test('that throws is reported, and restarts', async ({ page }) => {
    await page.goto('.');
    await expect.poll(() => page.workers().length).toBe(1);
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
    await expect(banner(page)).toContainText('killed by the test');
    await expect.poll(() => page.workers().length).toBe(0);
    await page.getByRole('button', { name: 'Restart' }).click();
    await expect(banner(page)).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(1);
  });

  test('that ends silently is reported, too, in the reader’s language', async ({ page }) => {
    await page.goto('?lesson=draw&lang=fa');
    await page.getByText('هنوز رقمی نیست').waitFor();
    await expect.poll(() => page.workers().length).toBe(1);
    // Once the weights are loaded, the engine is certainly ready.
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.workers()[0]?.evaluate(() => self.close());
    await expect(page.getByRole('alert').filter({ hasText: 'موتور محاسبه از کار افتاد' })).toBeVisible();
  });

  test('that cannot start is reported, and starts once it can', async ({ page, guard }) => {
    guard.expectError(/Failed to load resource/);
    await page.context().route('**/assets/worker-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('.');
    await expect(banner(page)).toBeVisible();
    await page.context().unroute('**/assets/worker-*.js');
    await page.getByRole('button', { name: 'Restart' }).click();
    await expect(banner(page)).toHaveCount(0);
    await page.goto('?lesson=draw');
    await page.getByRole('button', { name: 'Sample: three' }).click();
    await expect(page.locator('chainrule-draw-answer .verdict')).toContainText('three');
  });
});

for (const { name, views = [] } of lessons) {
  for (const view of views) {
    test(`a link opens a view of a lesson: ${name}, ${view}`, async ({ page }) => {
      await page.goto(`?lesson=${name}&view=${view}&lang=en`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.lessons[name].title);
      await expect(page.locator(`input[value="${view}"]`)).toBeChecked();
      await expect(page.getByText(`view=${view}`)).toHaveCount(0);
    });
  }
}

test('a lesson whose code cannot be loaded is reported, and a retry recovers', async ({ page, guard }) => {
  await page.goto('.');
  await page.locator('chainrule-home').waitFor();
  guard.expectError(/Failed to load resource|net::ERR/);
  await page.route('**/assets/draw-*.js', (route) => route.abort('connectionreset'));
  await openLesson(page, 'Draw a digit');
  await expect(page.getByRole('alert').filter({ hasText: 'This lesson could not be loaded' })).toBeVisible();
  await page.unroute('**/assets/draw-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('chainrule-draw')).toBeVisible();
});

test('a lesson whose code comes late does not replace the one that the reader went to', async ({ page }) => {
  await page.goto('.');
  await page.locator('chainrule-home').waitFor();
  let send = () => {};
  const held = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route('**/assets/draw-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await openLesson(page, 'Draw a digit');
  await openLesson(page, 'One training step');
  await expect(page.locator('chainrule-training-step')).toBeVisible();
  const came = page.waitForResponse(/draw-.*\.js/);
  send();
  const url = (await came).url();
  // After its code has run and everything that depends on it has been notified.
  await page.evaluate(async (code) => {
    await import(code);
    await new Promise(requestAnimationFrame);
  }, url);
  await expect(page.locator('chainrule-training-step')).toBeVisible();
  await page.goBack();
  await expect(page.locator('chainrule-draw')).toBeVisible();
});

for (const lang of ['en', 'fa']) {
  for (const theme of ['light', 'dark']) {
    for (const lesson of ['', 'draw', 'nowhere']) {
      test(`axe finds nothing: ${lesson || 'home'}, ${lang}, ${theme}`, async ({ page }) => {
        await page.goto(`?lesson=${lesson}&lang=${lang}&theme=${theme}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (lesson === 'draw') {
          await page.getByRole('group').getByRole('button').filter({ hasText: '5' }).click();
          await page.locator('chainrule-probability-bars .best').waitFor();
        }
        await page.locator('[popovertarget=more]').click();
        expect(await violations(page)).toEqual([]);
      });
    }
  }
}

for (const width of [360, 768, 1280, 2560]) {
  for (const lang of ['en', 'fa']) {
    test(`it fits at ${width} pixels, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      for (const lesson of ['', 'draw', 'nowhere']) {
        await page.goto(`?lesson=${lesson}&lang=${lang}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const excess = await html(page).evaluate((root) => root.scrollWidth - root.clientWidth);
        expect(excess, lesson).toBeLessThanOrEqual(0);
      }
    });
  }
}
