import { test as base, expect } from './fixtures';
import { dist, StaticSite } from './static-host';

/** Every lesson is walked in such a folder by tests/engines/places.spec.ts. `site` is its address, with its slash. */
const test = base.extend<{ given: Readonly<Record<string, string>>; site: string }>({
  given: [{}, { option: true }],
  site: async ({ guard, given }, use) => {
    const host = new StaticSite('127.0.0.1', given);
    const folder = '/courses/deep/chainrule/';
    host.publish(folder, { folder: dist });
    await host.goOnline();
    guard.allowOrigin(new URL(host.address('/')).origin);
    await use(host.address(folder));
    await host.goOffline();
  },
});

test.describe('on a host that sends no headers, in a folder of its own', () => {
  test('the policy of the document holds', async ({ page, site, guard }) => {
    guard.expectError(/requires 'TrustedScript' assignment/);
    await page.goto(site);
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          // In a task of the page itself: what the test tool evaluates is exempt from the policy.
          setTimeout(() => {
            try {
              resolve(new Function('return "evaluated"')());
            } catch (cause) {
              resolve((cause as Error).name);
            }
          });
        }),
    );
    expect(outcome).toBe('EvalError');
  });

  test('in a sandbox it cannot run there, and says where it can', async ({ page, site, guard }) => {
    guard.expectError(/blocked by CORS policy/);
    guard.expectError(/ERR_FAILED/);
    const query = '?lesson=linear';
    await page.setContent(`<iframe src="${site}${query}" sandbox="allow-scripts" width="600" height="400"></iframe>`);
    const message = page.frameLocator('iframe').locator('.cannot:visible');
    await expect(message).toContainText('has not come, or does not run');
    const link = message.getByRole('link', { name: 'open it in a tab of its own' });
    await expect(link).toHaveAttribute('href', site + query);
  });
});

test.describe('on a host that does not know wasm', () => {
  test.use({ given: { '.wasm': 'text/plain' } });

  test('it computes all the same', async ({ page, site }) => {
    await page.goto(`${site}?lesson=draw`);
    await page.getByRole('button', { name: 'Sample: three' }).click();
    await expect(page.locator('chainrule-draw-answer .verdict')).toContainText('three');
  });
});
