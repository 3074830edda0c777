import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures';

const dist = resolve(__dirname, '../../www/dist');

test('the page loads and is isolated from other origins', async ({ page }) => {
  await page.goto('.');
  await expect(page.locator('chainrule-app')).toBeVisible();
  await expect(page).toHaveTitle(/chainrule/i);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

/** The type of each kind of file; other kinds (source maps, notes) are for people. */
const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  safetensors: 'application/octet-stream',
};

test('every file comes with the promised headers and its own type', async ({ request }) => {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const typed = names.flatMap((path) => {
    const type = types[path.split('.').pop() ?? ''];
    return type === undefined ? [] : [{ path, type }];
  });
  expect(new Set(typed.map(({ type }) => type))).toEqual(new Set(Object.values(types)));
  for (const { path, type } of typed) {
    const response = await request.get(path);
    const headers = response.headers();
    expect(response.status(), path).toBe(200);
    expect(headers['content-type']?.split(';')[0], path).toBe(type);
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy'], path).toBe('require-corp');
    const policy = headers['content-security-policy']?.split('; ') ?? [];
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy, path).toContain("style-src 'self'");
    // No source but this server, in any directive, except the one that a button downloads images from.
    const connect = "connect-src 'self' https://raw.githubusercontent.com";
    expect(policy, path).toContain(connect);
    expect(policy.filter((directive) => directive !== connect).join(' '), path).not.toMatch(
      /https?:|\*|'unsafe-eval'|'unsafe-inline'/,
    );
  }
});

test('an address without a file is an error, and does not serve the page', async ({ request }) => {
  expect((await request.get('models/none.safetensors')).status()).toBe(404);
});

test('the browser enforces the policy', async ({ page, guard }) => {
  await page.goto('.');
  guard.expectError(/violates the .*Content Security Policy/);
  const outcomes = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        // In a task of the page itself: what Playwright evaluates is exempt from the policy.
        setTimeout(async () => {
          const attempts = [async () => new Function('return 1')(), () => fetch('https://example.org/')];
          const settled = await Promise.allSettled(attempts.map((attempt) => attempt()));
          resolve(settled.map(({ status }) => status));
        });
      }),
  );
  expect(outcomes).toEqual(['rejected', 'rejected']);
});
