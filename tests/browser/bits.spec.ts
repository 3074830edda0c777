import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { FromWorker, ToWorker } from '../../www/src/engine/protocol';
import { expect, test } from './fixtures';

// The page lets nothing but itself start a worker.
test.use({ bypassCSP: true });

const agreed = JSON.parse(readFileSync(resolve(__dirname, '../golden/fingerprints.json'), 'utf8'));

test('the wasm build draws the same bits as the native one, and its training is repeatable', async ({ page }) => {
  await page.goto('.');
  const first = await fingerprint(page, 1);
  expect(first.drawn).toBe(agreed['1'].all);
  // Another worker, and so another instance of the core, gives the same result.
  expect(await fingerprint(page, 1)).toEqual(first);

  const second = await fingerprint(page, 2);
  expect(second.drawn).toBe(agreed['2'].all);
  expect(second.trained).not.toBe(first.trained);
});

/** Asks a new worker, started from the same file as the page's own engine. */
async function fingerprint(page: Page, seed: number): Promise<{ drawn: string; trained: string }> {
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  const script = page.workers()[0]?.url() ?? '';
  return page.evaluate(
    ([script, seed]) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(script, { type: 'module' });
        worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
          if (data.type === 'ready' || data.type === 'pong') return;
          worker.terminate();
          if (data.type === 'resolved') resolve(data.result as { drawn: string; trained: string });
          else reject(new Error(JSON.stringify(data)));
        });
        const command: ToWorker = { type: 'command', requestId: 1, name: 'fingerprint', params: { seed } };
        worker.postMessage(command);
      }),
    [script, seed] as const,
  );
}
