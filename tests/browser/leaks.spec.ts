import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { lessons } from './lessons';

test('what is it', async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto('/');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const all = (process.env.ONLY ?? lessons.map(({ name }) => name).join()).split(',').filter((n) => n !== '');
  const count = async () => {
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const get = (n: string) => metrics.find((m) => m.name === n)?.value ?? NaN;
    return ['Nodes', 'JSEventListeners', 'JSHeapUsedSize', 'Documents'].map(get);
  };
  const go = async (path: string) => {
    await page.evaluate((p) => {
      const a = document.createElement('a');
      a.href = p;
      document.body.append(a);
      a.click();
      a.remove();
    }, path);
    await page.waitForTimeout(Number(process.env.WAIT ?? 500));
  };
  for (let round = 0; round < Number(process.env.ROUNDS ?? 8); round++) {
    for (const name of all) await go(`./?lesson=${name}`);
    if (process.env.HOME_TOO !== '0') await go('./');
    if (round === Number(process.env.SNAP ?? -1)) {
      const fs = require('node:fs');
      const out = fs.createWriteStream('/tmp/heap.json');
      cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => out.write(chunk));
      if (process.env.BEFORE) await go(process.env.BEFORE), await count();
      await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      await new Promise((r) => out.end(r));
    }
    console.log(round, (await count()).join(' '), page.url());
  }
});
