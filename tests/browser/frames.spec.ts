import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { test as base, expect } from './fixtures';
import { lessons } from './lessons';

/**
 * The page inside a page of another site: `localhost` is another site than 127.0.0.1. The course page answers with the headers
 * that its address names.
 */
let server: Server;
let course: string;

interface Frame {
  readonly query: string;
  readonly sandbox?: string;
  readonly isIsolated?: boolean;
  /** What else is on the course page. */
  readonly around?: string;
}

const test = base.extend<{ open: (frame: Frame) => Promise<FrameLocator> }>({
  open: async ({ page, baseURL, guard }, use) => {
    guard.allowOrigin(new URL(course).origin);
    await use(async ({ query, sandbox, isIsolated = false, around = '' }) => {
      const attributes = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
      const frame = `${around}<iframe src="${baseURL}${query}" width="900" height="700"${attributes}></iframe>`;
      await page.goto(`${course}?${new URLSearchParams({ frame, ...(isIsolated && { isIsolated: '' }) })}`);
      return page.frameLocator('iframe');
    });
  },
});

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const params = new URL(request.url ?? '', 'http://localhost').searchParams;
    response.setHeader('Content-Type', 'text/html');
    if (params.has('isIsolated')) {
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    }
    response.end(`<!doctype html><title>course</title><link rel="icon" href="data:,">${params.get('frame') ?? ''}`);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  course = `http://localhost:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(() => new Promise((closed) => server.close(closed)));

/** A number from the lab's part of the core, a digit read with the weights, and another lesson by the menu. */
async function walk(frame: FrameLocator): Promise<void> {
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Draw a digit');
  await frame.getByRole('button', { name: 'Sample: three' }).click();
  await expect(frame.locator('chainrule-draw-answer .verdict')).toContainText('three', { timeout: 30_000 });
  await frame.locator('chainrule-lesson-menu button').click();
  await frame.locator('chainrule-lesson-menu [popover]').getByRole('link', { name: 'Activations' }).click();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Activations');
  await expect(frame.locator('chainrule-activations')).toContainText('0.25');
}

const notice = (frame: FrameLocator) => frame.locator('chainrule-storage-notice');

test.describe('in a frame of another site', () => {
  test('it works in a sandbox that gives it no origin, and says that nothing is kept', async ({ open }) => {
    const frame = await open({ query: '?lesson=draw', sandbox: 'allow-scripts' });
    await walk(frame);
    await expect(notice(frame)).toContainText('Storage is blocked here');
    await expect(notice(frame).getByRole('link')).toHaveAttribute('href', /^http.*lesson=activations/);
    await notice(frame).getByRole('button', { name: 'Close' }).click();
    await expect(notice(frame)).not.toContainText('Storage');
  });

  test('it works in a page that isolates itself', async ({ open, page }) => {
    const frame = await open({ query: '?lesson=draw', isIsolated: true });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await walk(frame);
  });
});

test.describe('where the storage of other sites is blocked', () => {
  let context: BrowserContext;
  let folder: string;

  test.beforeEach(async ({ playwright, baseURL }, { project }) => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-frame-'));
    mkdirSync(join(folder, 'Default'));
    const preferences = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };
    writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
    const { launchOptions } = project.use;
    // The shell has no preferences.
    const executablePath = process.env.CHAINRULE_CHROME_WITH_PREFERENCES;
    context = await playwright.chromium.launchPersistentContext(folder, {
      ...launchOptions,
      ...(executablePath && { executablePath }),
      baseURL: baseURL ?? '',
    });
  });

  test.afterEach(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it works in a frame, and says that nothing is kept', async ({ baseURL }) => {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(
      `${course}?${new URLSearchParams({ frame: `<iframe src="${baseURL}?lesson=draw" width="900" height="700">` })}`,
    );
    const frame = page.frameLocator('iframe');
    await expect(notice(frame)).toContainText('Storage is blocked here');
    await walk(frame);
    // The worker may have no lock either, and is missed all the same.
    const locks = await page.frames()[1]?.evaluate(() => navigator.locks.request('any', () => 'given').catch(String));
    expect(locks).not.toBe('given');
    expect(errors).toEqual([]);
  });
});

test.describe('as a part of a course page', () => {
  /** The course page keeps what it hears, and is as high as the frame says. */
  const listening = `<script>
    window.heard = [];
    addEventListener('message', ({ origin, data }) => {
      heard.push({ origin, ...data });
      if (data.chainrule === 'height') document.querySelector('iframe').style.height = data.height + 'px';
    });
  </script>`;
  const heard = (page: Page, kind: string) =>
    page.evaluate(
      (name) => (window as unknown as { heard: { chainrule: string }[] }).heard.filter((one) => one.chainrule === name),
      kind,
    );
  const say = (page: Page, message: unknown) =>
    page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);

  for (const lang of ['en', 'fa']) {
    test(`a lesson stands there alone, and tells how high it is: ${lang}`, async ({ open, page }) => {
      const frame = await open({ query: `?lesson=activations&embed=1&lang=${lang}`, around: listening });
      await expect(frame.locator('chainrule-plot').first()).toBeVisible();
      await expect(frame.locator('chainrule-header, chainrule-footer')).toHaveCount(0);
      await expect(frame.locator('.claim, .notice, .more').filter({ visible: true })).toHaveCount(0);
      await expect(frame.locator('chainrule-lab [slot=controls]').first()).toBeVisible();
      // Nothing to scroll in the frame, and no more room than it takes.
      await expect
        .poll(() => page.frames()[1]?.evaluate(() => document.documentElement.scrollHeight - innerHeight))
        .toBe(0);
      expect(await page.frames()[1]?.evaluate(() => document.body.clientHeight)).toBeGreaterThan(300);
      expect(await heard(page, 'ready')).toMatchObject([{ lesson: 'activations', lang }]);
      expect(await heard(page, 'state')).toEqual([]);
    });
  }

  for (const { name } of lessons) {
    test(`nothing of ${name} sticks out there`, async ({ page }) => {
      for (const [width, lang] of [
        [800, 'fa'],
        [360, 'en'],
      ] as const) {
        await page.setViewportSize({ width, height: 700 });
        await page.goto(`?lesson=${name}&embed=1&lang=${lang}`);
        await expect(page.locator('chainrule-outlet')).toContainText(/\d/);
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
          .toBeLessThanOrEqual(0);
      }
    });
  }

  test('a course page that asked hears what the reader does, and one that did not hears nothing', async ({
    open,
    page,
  }) => {
    // With all of the page: the figure alone has nothing to check.
    const frame = await open({ query: '?lesson=training-step', around: listening });
    const panel = frame.locator('chainrule-step-check');
    const check = async () => {
      for (const fold of ['details.whole', 'details.phase']) {
        await panel.locator(fold).first().waitFor();
        const closed = panel.locator(`${fold}:not([open]) > summary`).first();
        if (await closed.isVisible()) await closed.click();
      }
      const field = panel.locator('input:visible').first();
      await field.fill('7');
      await field.press('Enter');
      await expect(panel.locator('.outcome')).toContainText(/\d/);
    };
    await check();
    expect(await heard(page, 'event')).toEqual([]);
    await say(page, { chainrule: 'get' });
    await expect.poll(async () => (await heard(page, 'state')).length).toBeGreaterThan(0);
    await check();
    await expect
      .poll(() => heard(page, 'event'))
      .toMatchObject([{ lesson: 'training-step', event: 'checked', right: 0, of: 1 }]);
    await say(page, { chainrule: 'set', query: '?lesson=linear&embed=1' });
    await frame.locator('chainrule-linear [data-do=train]').click();
    await expect
      .poll(() => heard(page, 'event'))
      .toContainEqual(expect.objectContaining({ lesson: 'linear', event: 'run', run: 'train', phase: 'ended' }));
  });

  test('the course page reads and sets its state, and junk is refused', async ({ open, page, baseURL }) => {
    const frame = await open({ query: '?lesson=activations&embed=1', around: listening });
    await expect(frame.locator('chainrule-plot').first()).toBeVisible();
    await say(page, { chainrule: 'set', query: '?lesson=activations&embed=1&x=2.5' });
    await expect(frame.locator('chainrule-activations')).toContainText('2.5');
    const states = () => heard(page, 'state');
    await expect
      .poll(async () => (await states()).at(-1))
      .toMatchObject({ query: '?lesson=activations&embed=1&x=2.5' });
    expect(await states()).toContainEqual(expect.objectContaining({ origin: new URL(baseURL ?? '').origin }));
    // What the reader does is told, too.
    await frame.locator('[role=slider]').first().press('ArrowRight');
    await expect.poll(async () => JSON.stringify((await states()).at(-1))).toContain('x=2.6');
    // A lesson without a run, a check or a drawing has no other events.
    expect(await heard(page, 'event')).toEqual([]);
    const junk = [{ chainrule: 'fly' }, { chainrule: 'set' }, { chainrule: 'set', query: 'javascript:alert(1)' }];
    for (const message of junk) await say(page, message);
    await expect.poll(async () => (await heard(page, 'refused')).length).toBe(junk.length);
    await expect(frame.locator('chainrule-activations')).toContainText('2.6');
  });
});
