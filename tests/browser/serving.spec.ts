import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashOfFirst } from '../../www/headers';
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
  png: 'image/png',
  webmanifest: 'application/manifest+json',
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
    // Course pages on other origins may embed it.
    expect(headers['cross-origin-resource-policy'], path).toBe('cross-origin');
    expect(headers['access-control-allow-origin'], path).toBe('*');
    const policy = headers['content-security-policy']?.split('; ') ?? [];
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hashOfFirst}`);
    expect(policy, path).toContain("style-src 'self'");
    // No source but this server, in any directive, except the one that a button downloads images from.
    const connect = "connect-src 'self' https://raw.githubusercontent.com";
    expect(policy, path).toContain(connect);
    const others = policy.filter((directive) => ![connect, 'frame-ancestors *'].includes(directive));
    expect(others.length, path).toBe(policy.length - 2);
    expect(others.join(' '), path).not.toMatch(/https?:|\*|'unsafe-eval'|'unsafe-inline'/);
  }
});

test('what the browser has already is confirmed with the same headers', async ({ request }) => {
  const { etag = '', date, ...first } = (await request.get('icon.svg')).headers();
  const confirmed = await request.get('icon.svg', { headers: { 'If-None-Match': etag } });
  expect(confirmed.status()).toBe(304);
  const headers = confirmed.headers();
  const promised = Object.keys(first).filter((name) =>
    /^cross-origin|^content-security|^x-content|^referrer/.test(name),
  );
  expect(promised.length).toBeGreaterThanOrEqual(5);
  for (const name of promised) expect(headers[name], name).toBe(first[name]);
});

test('an address without a file is an error, and does not serve the page', async ({ request }) => {
  expect((await request.get('models/none.safetensors')).status()).toBe(404);
});

test('the browser enforces the policy', async ({ page, guard }) => {
  await page.goto('.');
  guard.expectError(/violates the .*Content Security Policy/);
  guard.expectError(/requires 'TrustedScript' assignment/);
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
