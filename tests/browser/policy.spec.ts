import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hashOf, hashOfFirst, servedHeaders } from '../../www/headers';
import { expect, test } from './fixtures';
import { lessons } from './lessons';
import { dist } from './static-host';

/** Notes every violation of the policy, in every document of the page. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await page.exposeFunction('violated', (what: string) => seen.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
      (window as unknown as { violated: (what: string) => void }).violated(
        `${effectiveDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return async () => {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return seen;
  };
}

test('no lesson violates the policy', async ({ page }) => {
  test.slow();
  const violations = await watch(page);
  for (const name of ['', ...lessons.map((lesson) => lesson.name)]) {
    await page.goto(`?lesson=${name}&lang=en`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.locator('chainrule-outlet')).toContainText(/\d/);
  }
  await expect.poll(() => page.workers().length).toBe(1);
  expect(await violations()).toEqual([]);
});

for (const name of ['markup', 'evaluation', 'worker', 'another policy'] as const) {
  test(`the browser refuses what the policy does not allow: ${name}`, async ({ page, guard }) => {
    guard.expectError(/Trusted|unsafe-eval|trusted-types|violates/);
    await page.goto('.');
    await page.locator('chainrule-home').waitFor();
    const outcome = await page.evaluate((name) => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): void };
      };
      const attempts: Record<typeof name, () => void> = {
        markup: () => {
          document.body.innerHTML = '<p>markup</p>';
        },
        evaluation: () => void new Function('return 1')(),
        worker: () => void new Worker('sw.js'),
        'another policy': () => trustedTypes.createPolicy('another', { createHTML: (text: string) => text }),
      };
      // In a task of the page itself: what the test tool evaluates is exempt from the policy.
      return new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            attempts[name]();
            resolve('done');
          } catch {
            resolve('refused');
          }
        });
      });
    }, name);
    expect(outcome).toBe('refused');
  });
}

test('the document has no inline style, no inline script but the one that the policy names, and says who may embed it', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  // A block of data is no script.
  const scripts = html.matchAll(/<script(?![^>]*\b(?:src=|type="application\/json"))[^>]*>([\s\S]*?)<\/script>/g);
  expect(Array.from(scripts, ([, code = '']) => hashOf(code))).toEqual([hashOfFirst]);
  expect(html.match(/<style|\sstyle=|\son\w+=|javascript:/g)).toBeNull();
  const policy = servedHeaders['Content-Security-Policy'];
  expect(policy).toContain('frame-ancestors *');
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
});
