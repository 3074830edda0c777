import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import english from '../../www/src/languages/en/page/footer';
import ownWords from '../../www/src/languages/en/training-step/exercises';
import persian from '../../www/src/languages/fa/page/footer';
import persianWords from '../../www/src/languages/fa/training-step/exercises';
import { violations } from './axe';
import { test as base, expect } from './fixtures';
import { lessons } from './lessons';
import { StaticSite } from './static-host';

const folder = resolve(__dirname, '../../www/dist-single');
const file = pathToFileURL(resolve(folder, 'chainrule.html')).href;
const footers = { en: english, fa: persian };
const exercises = { en: ownWords, fa: persianWords };

/** The page in a single file, on a disk. What it asks for, but for itself and what it carries, is `asked`. */
const test = base.extend<{ asked: string[] }>({
  asked: [
    async ({ context, guard }, use) => {
      // Files have no origin.
      guard.allowOrigin('null');
      const asked: string[] = [];
      context.on('request', (request) => {
        const url = request.url();
        if (!/^(blob|data):/.test(url) && url.replace(/\?.*/, '') !== file) asked.push(url);
      });
      await use(asked);
    },
    { auto: true },
  ],
});

const footer = (page: Page) => page.locator('chainrule-footer');

test('without a network every lesson computes, and asks for nothing', async ({ page, context, asked }) => {
  await context.setOffline(true);
  for (const { name } of lessons) {
    await page.goto(`${file}?lesson=${name}`);
    await expect(page.locator('chainrule-outlet')).toContainText(/\d/);
  }
  await page.goto(`${file}?lesson=draw`);
  await page.getByRole('button', { name: 'Sample: three' }).click();
  await expect(page.locator('chainrule-draw-answer .verdict')).toContainText('three');
  await page.goto(`${file}?lesson=images`);
  await page.locator('[data-try=assignment]').click();
  await page.locator('[data-do=recorded]').click();
  await expect(page.locator('[data-reading=recorded]')).toContainText('Recorded, not trained here');
  expect(asked).toEqual([]);
});

for (const lang of ['en', 'fa'] as const)
  test(`what does not work from a disk is said, and not offered: ${lang}`, async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => {};
    });
    await page.goto(`${file}?lesson=training-step&exercise=small-easy-7&lang=${lang}`);
    await expect(footer(page)).toContainText(footers[lang].onDisk);
    await expect(footer(page)).not.toContainText(footers[lang].offline);
    await footer(page).locator('summary').click();
    await expect(footer(page).locator('pre')).toContainText('@software{chainrule');
    await expect(footer(page).locator('pre')).not.toContainText('url');
    await page.locator('summary', { hasText: exercises[lang].title }).click();
    await expect(page.getByText(exercises[lang].howOnDisk)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    // The sheets stay until the printer says that it is done, which there is none to say.
    await page.locator('[data-action=sheet]').click();
    const sheet = page.locator('chainrule-worksheet');
    await expect(sheet).toContainText('7');
    await expect(sheet).not.toContainText('file:');
  });

test('licenses and the model card are in it', async ({ page, context }) => {
  await page.goto(`${file}?lesson=draw`);
  for (const [link, text] of [
    [footer(page).locator('p a').first(), 'chainrule and what it is made with, under their licenses.'],
    [page.locator('chainrule-draw a[href^=blob]'), 'MNIST'],
  ] as const) {
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await expect(opened.locator('body')).toContainText(text);
    await opened.close();
  }
});

test('its policy runs no script and no style but its own', async ({ page, guard }) => {
  guard.expectError(/requires 'TrustedScript' assignment/);
  guard.expectError(/Content Security Policy.*style-src/s);
  await page.goto(file);
  await expect(page.locator('chainrule-home h1')).toBeVisible();
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // In a task of the page itself: what the test tool evaluates is exempt from the policy.
        setTimeout(() => {
          const ran = 'document.documentElement.dataset.ran = "yes"';
          const script = document.createElement('script');
          try {
            script.textContent = ran;
          } catch {
            // No text becomes a script.
          }
          const style = document.createElement('style');
          style.textContent = 'html { outline: 7px solid red }';
          document.head.append(script, style);
          const { dataset } = document.documentElement;
          resolve([dataset.ran, getComputedStyle(document.documentElement).outlineWidth === '7px']);
        });
      }),
  );
  expect(outcome).toEqual([undefined, false]);
});

test('a browser that is too old hears of it', async ({ page }) => {
  await page.addInitScript('delete HTMLElement.prototype.popover');
  await page.goto(`${file}?lang=fa`);
  await expect(page.locator('.cannot:visible')).toContainText('lacks: popover');
  await expect(page.locator('.cannot:visible')).toContainText('اجرا نمی‌شود');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it says that it needs them', async ({ page }) => {
    await page.goto(file);
    await expect(page.getByRole('heading', { name: 'chainrule' })).toBeVisible();
  });
});

for (const sandbox of ['', ' sandbox="allow-scripts"'])
  test(`a host serves it as well, and nothing else with it:${sandbox || ' in a tab'}`, async ({
    page,
    guard,
    asked,
  }) => {
    const host = new StaticSite('127.0.0.1');
    host.publish('/course/', { folder });
    await host.goOnline();
    guard.allowOrigin(new URL(host.address('/')).origin);
    const address = host.address('/course/chainrule.html?lesson=draw');
    if (sandbox) await page.setContent(`<iframe src="${address}"${sandbox} width="900" height="700"></iframe>`);
    else await page.goto(address);
    const view = sandbox ? page.frameLocator('iframe') : page;
    await view.getByRole('button', { name: 'Sample: three' }).click();
    await expect(view.locator('chainrule-draw-answer .verdict')).toContainText('three');
    await expect(view.locator('chainrule-footer .disk')).toHaveCount(0);
    expect(asked).toEqual([address]);
    await host.goOffline();
  });
