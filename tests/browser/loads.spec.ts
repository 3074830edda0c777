import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures';
import { DrawLesson, SEVEN } from './pad';

const banner = (page: Page) => page.locator('chainrule-load-status').getByRole('alert');
const again = (page: Page) => page.locator('chainrule-load-status').getByRole('button');

/** Two parts of the core, a lesson that needs each, and what shows that it has computed. */
const parts = [
  { part: 'lab', query: 'lesson=activations', shows: 'chainrule-plot path' },
  { part: 'images', query: 'lesson=images', shows: '[data-reading="counts"]' },
];

for (const { part, query, shows } of parts) {
  for (const kind of [String.raw`_bg-.*\.wasm`, String.raw`-.*\.js`]) {
    test(`a part of the core whose load broke off can be tried again: ${part}${kind}`, async ({ page, guard }) => {
      guard.expectError(/ERR_CONNECTION_RESET/);
      const file = new RegExp(String.raw`chainrule_${part}${kind}(\?.*)?$`);
      await page.context().route(file, (route) => route.abort('connectionreset'));
      await page.goto(`?${query}&lang=en`);
      await expect(banner(page)).toContainText('The connection was lost before the code of this lesson arrived');
      await expect(banner(page)).not.toContainText(/\blab\b/);
      await page.context().unroute(file);
      await again(page).click();
      await expect(page.locator(shows)).not.toHaveCount(0);
      await expect(again(page)).toHaveCount(0);
    });
  }
}

test('a load that stalls says so, and goes on when it is tried again', async ({ page }) => {
  const file = /chainrule_lab_bg-.*\.wasm/;
  // The page asks ahead of its worker.
  await page.context().route(file, async (route) => {
    if (route.request().url().includes('again=')) await route.continue();
  });
  await page.goto('?lesson=activations&lang=fa');
  await expect(banner(page)).toContainText('چیزی از بخش محاسبهٔ این درس نرسیده است', { timeout: 30_000 });
  await again(page).click();
  await expect(page.locator('chainrule-plot path')).not.toHaveCount(0, { timeout: 30_000 });
  await expect(again(page)).toHaveCount(0);
});

test('an engine whose file stalls says so, and starts when it is tried again', async ({ page }) => {
  let isStalled = true;
  await page.context().route(/assets\/worker-.*\.js/, async (route) => {
    if (!isStalled) await route.continue();
  });
  await page.goto('?lesson=activations&lang=en');
  await expect(banner(page)).toContainText('Nothing of the engine has come for 6 seconds', { timeout: 30_000 });
  isStalled = false;
  await again(page).click();
  await expect(page.locator('chainrule-plot path')).not.toHaveCount(0, { timeout: 30_000 });
});

test('a lesson whose code stalls says so, and comes when it is tried again', async ({ page }) => {
  await page.goto('?lang=en');
  await page.locator('chainrule-home').waitFor();
  let nAsked = 0;
  await page.route('**/assets/activations-*.js', async (route) => {
    nAsked += 1;
    if (nAsked > 1) await route.continue();
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '?lesson=activations&lang=en';
    document.body.append(link);
    link.click();
  });
  const notice = page.getByRole('alert').filter({ hasText: 'This lesson has not come in 6 seconds' });
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('chainrule-plot path')).not.toHaveCount(0, { timeout: 30_000 });
});

test('a stall that ends by itself is no longer spoken of', async ({ page }) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.context().route(/chainrule_lab_bg-.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('?lesson=activations&lang=en');
  await expect(again(page)).toBeVisible({ timeout: 30_000 });
  go();
  await expect(again(page)).toHaveCount(0);
  await expect(page.locator('chainrule-plot path')).not.toHaveCount(0, { timeout: 30_000 });
});

test.describe('one flipped bit', () => {
  /** Answers with the file, a bit of whose last numbers is another. */
  const flip = (at: number) => async (route: Route) => {
    const response = await route.fetch();
    const body = await response.body();
    const index = body.length - at;
    body[index] = (body[index] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  };

  for (const model of ['digits.safetensors', 'digits-judge.safetensors']) {
    test(`in ${model} is noticed, and intact weights are asked for past every cache`, async ({ page }) => {
      const lesson = new DrawLesson(page);
      const asked: string[] = [];
      page.context().on('request', (request) => request.url().includes(model) && asked.push(request.url()));
      // Whatever a cache holds at the address itself stays damaged.
      await page.context().route(new RegExp(`${model}$`), flip(1000));
      await page.goto('?lesson=draw&lang=en');
      await lesson.draw(SEVEN);
      const says = page.getByRole('alert').filter({ hasText: 'The file received is damaged' });
      await expect(says).toContainText('SHA-256');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(lesson.verdict).toContainText('seven');
      expect(asked.at(-1)).toContain('?again=');
    });
  }

  test('in a part of the core is noticed', async ({ page }) => {
    const file = /chainrule_lab_bg-.*\.wasm$/;
    await page.context().route(file, flip(1000));
    await page.goto('?lesson=activations&lang=en');
    await expect(banner(page)).toContainText('is not the code of this lesson at all (SHA-256');
    await again(page).click();
    await expect(page.locator('chainrule-plot path')).not.toHaveCount(0, { timeout: 30_000 });
  });

  test('in a recording is noticed', async ({ page }) => {
    await page.context().route(/recorded\/assignment\.json$/, flip(1000));
    await page.goto('?lesson=images&lang=en');
    await page.locator('[data-try=assignment]').click();
    await page.locator('[data-do=recorded]').click();
    await expect(banner(page)).toContainText('is not the recording at all (SHA-256');
    await again(page).click();
    await expect(page.locator('[data-reading="recorded"]')).toBeVisible();
  });
});
