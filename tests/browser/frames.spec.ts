import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator } from '@playwright/test';
import { test as base, expect } from './fixtures';

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
}

const test = base.extend<{ open: (frame: Frame) => Promise<FrameLocator> }>({
  open: async ({ page, baseURL, guard }, use) => {
    guard.allowOrigin(new URL(course).origin);
    await use(async ({ query, sandbox, isIsolated = false }) => {
      const attributes = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
      const frame = `<iframe src="${baseURL}${query}" width="900" height="700"${attributes}></iframe>`;
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
  test('it works', async ({ open }) => {
    await walk(await open({ query: '?lesson=draw' }));
  });

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
    context = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: baseURL ?? '' });
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
