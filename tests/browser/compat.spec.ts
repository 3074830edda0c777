import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';

/** What is said in place of the page, in both languages. */
async function expectSaid(page: Page, english: RegExp | string, persian: RegExp | string): Promise<void> {
  await expect(page.locator('.cannot:visible p:not([lang])')).toContainText(english);
  await expect(page.locator('.cannot:visible p[lang=fa]')).toContainText(persian);
  await expect(page.locator('chainrule-app:visible')).toHaveCount(0);
}

test.describe('a browser that is too old', () => {
  const without: Readonly<Record<string, string>> = {
    popover: 'delete HTMLElement.prototype.popover',
    adoptedStyleSheets: 'delete Document.prototype.adoptedStyleSheets',
    'module workers': 'const Old = Worker; self.Worker = class extends Old { constructor(url) { super(url) } }',
    'WebAssembly SIMD': 'WebAssembly.validate = () => false',
    'color-mix()':
      'const supports = CSS.supports; CSS.supports = (...all) => !/mix/.test(all) && supports.apply(CSS, all)',
    'Array.prototype.toSorted': 'delete Array.prototype.toSorted',
  };

  for (const [name, script] of Object.entries(without)) {
    test(`hears what it lacks: ${name}`, async ({ page }) => {
      await page.addInitScript(script);
      await page.goto('?lesson=activations&lang=fa');
      await expectSaid(page, `lacks: ${name}. These have`, `${name}. این مرورگرها`);
      expect(await violations(page)).toEqual([]);
    });
  }

  test('hears of all of it, on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript('delete self.Worker; delete HTMLElement.prototype.popover');
    await page.goto('.');
    await expectSaid(page, 'lacks: module workers, popover.', 'module workers, popover');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test('a page whose code does not come says so, and comes when it is asked again', async ({ page, guard }) => {
  guard.expectError(/404/);
  await page.route(/assets\/index-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('?lesson=linear&hidden=3');
  await expectSaid(page, 'has not come', 'نرسیده');
  const link = page.getByRole('link', { name: 'open it in a tab of its own' });
  await expect(link).toHaveAttribute('href', page.url());
  await page.unrouteAll();
  await page.getByRole('link', { name: 'try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why non‑linear');
  expect(new URL(page.url()).searchParams.get('lesson')).toBe('linear');
});

test('a page whose code stalls says so, and is there when it has come', async ({ page }) => {
  await page.clock.install();
  let come = () => {};
  const asked = new Promise<void>((resolve) => {
    void page.route(/assets\/index-[^/]*\.js$/, async (route) => {
      await new Promise<void>((go) => {
        come = go;
        resolve();
      });
      await route.continue();
    });
  });
  await page.goto('?lesson=activations', { waitUntil: 'commit' });
  await asked;
  await page.locator('#not-loaded').waitFor({ state: 'attached' });
  await page.clock.fastForward(20_000);
  await expectSaid(page, 'has not come', 'نرسیده');
  come();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activations');
  await expect(page.locator('.cannot:visible')).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says that it needs them', async ({ page }) => {
    await page.goto('.');
    // Playwright's locators see what is in it as text alone; the picture of the page is another matter.
    const { content } = await page
      .context()
      .newCDPSession(page)
      .then(async (session) => {
        const { root } = await session.send('DOM.getDocument', { depth: -1 });
        return { content: JSON.stringify(root) };
      });
    expect(content).toContain('needs JavaScript');
    expect(content).toContain('نیاز دارد');
    await expect(page.getByRole('heading', { name: 'chainrule' })).toBeVisible();
  });
});
