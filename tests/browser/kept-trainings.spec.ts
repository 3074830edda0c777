import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';
import { type Entry, extractStored, read, restoreStored } from './kept/browser';

/** The trainings that the browser keeps: none is lost, overwritten, mixed with another or resumed damaged. */
const list = (page: Page) => lesson(page).locator('[data-kept]');
const within = (page: Page, i: number, name: string) => list(page).nth(i).locator(`[data-do=${name}]`);

const atRest = 'It is saved in this browser as it is now.';

/** Epochs of 4 updates, and some of them, kept. */
async function train(page: Page, query: string, nSteps: number): Promise<void> {
  await page.goto(`?lesson=images&batch=1024&epochs=4${query}`);
  await steps(page, nSteps);
  await expect(reading(page, 'status')).toHaveText(atRest);
}

async function steps(page: Page, n: number): Promise<void> {
  for (let i = 0; i < n; i++) {
    const before = await reading(page, 'step').allTextContents();
    await action(page, 'step').click();
    await expect(reading(page, 'step')).not.toHaveText(before[0] ?? '');
  }
}

async function outcome(page: Page): Promise<(string | null)[]> {
  const names = ['step', 'train-loss', 'test-loss', 'test-accuracy', 'shape'];
  return Promise.all(names.map((name) => reading(page, name).textContent()));
}

/** Changes what is kept, as a fault of the disk would. */
async function change(page: Page, which: 'body' | 'note', to: (text: string) => string): Promise<void> {
  const stored = await page.evaluate(async (part) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.includes('/trainings/')) continue;
        const response = await cache.match(request);
        if (!response) continue;
        const note = response.headers.get('X-Chainrule-Note') ?? '';
        return { name, url: request.url, text: part === 'note' ? decodeURIComponent(note) : '' };
      }
    }
    throw new Error('nothing is kept');
  }, which);
  await page.evaluate(
    async ({ name, url, note }) => {
      const cache = await caches.open(name);
      const response = await cache.match(url);
      if (!response) throw new Error('it is gone');
      const bytes = new Uint8Array(await response.arrayBuffer());
      const headers = new Headers(response.headers);
      if (note === undefined) {
        // A bit in the middle of the weights.
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      } else headers.set('X-Chainrule-Note', encodeURIComponent(note));
      await cache.put(url, new Response(bytes, { headers }));
    },
    { ...stored, note: which === 'note' ? to(stored.text) : undefined },
  );
}

test('two tabs train: each is told of the other, and each training continues from its own weights', async ({
  page,
  context,
}) => {
  await train(page, '&units=32', 2);
  const other = await context.newPage();
  await other.goto('?lesson=images&batch=1024&epochs=4&units=48');
  await expect(list(other)).toHaveCount(1);
  await expect(list(other).locator('[data-reading=elsewhere]')).toBeVisible();
  await steps(other, 3);
  await expect(reading(other, 'others')).toContainText('Another tab is training');
  await expect(reading(page, 'others')).toContainText('Another tab is training');
  await expect(reading(other, 'status')).toHaveText(atRest);
  await steps(page, 1);
  await expect(reading(page, 'status')).toHaveText(atRest);
  await other.close();
  await page.goto('?lesson=images');
  await expect(list(page)).toHaveCount(2);
  // The newest first: the one with 32 units was kept last.
  for (const [name, step] of [
    ['784-32-10', '3'],
    ['784-48-10', '3'],
  ] as const) {
    await list(page).filter({ hasText: name }).locator('[data-do=resume]').click();
    await expect(reading(page, 'shape')).toHaveText(new RegExp(name));
    await untilItEnds(page);
    const resumed = await outcome(page);
    expect(resumed[0]).toBe('16 of 16');
    // The settings are those of the training, and so is an uninterrupted one.
    await action(page, 'reset').click();
    await action(page, 'train').click();
    await untilItEnds(page);
    expect(await outcome(page), `${name} from update ${step}`).toEqual(resumed);
    await action(page, 'reset').click();
  }
});

test('a training that another tab has goes on as a copy', async ({ page, context }) => {
  await train(page, '', 2);
  const other = await context.newPage();
  await other.goto('?lesson=images');
  await within(other, 0, 'resume').click();
  await action(other, 'pause').or(action(other, 'train')).first().waitFor();
  await untilItEnds(other);
  await expect(reading(other, 'step')).toHaveText('16 of 16');
  // What the first tab has is as it was.
  await steps(page, 1);
  await expect(reading(page, 'step')).toHaveText('3 of 16');
  await expect(reading(page, 'status')).toHaveText(atRest);
  await page.reload();
  await expect(list(page)).toHaveCount(2);
});

test('a worker that dies: the first button continues from what was kept, and ends like an unbroken training', async ({
  page,
}) => {
  await page.goto('?lesson=images&batch=1024&epochs=4');
  await action(page, 'train').click();
  await untilItEnds(page);
  const unbroken = await outcome(page);
  await action(page, 'reset').click();
  await steps(page, 6);
  await expect(reading(page, 'status')).toHaveText(atRest);
  await page.workers()[0]?.evaluate(() => self.close());
  await expect(page.getByRole('alert').filter({ hasText: 'The engine stopped' })).toBeVisible();
  const buttons = lesson(page).locator('chainrule-images-run button');
  await expect(buttons.first()).toHaveText('Resume from update 6');
  await buttons.first().click();
  await untilItEnds(page);
  expect(await outcome(page)).toEqual(unbroken);
});

test('a training that starts anew leaves the kept ones alone', async ({ page }) => {
  await train(page, '', 5);
  await page.workers()[0]?.evaluate(() => self.close());
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(action(page, 'train')).toBeEnabled();
  await action(page, 'train').click();
  await untilItEnds(page);
  await expect(reading(page, 'status')).toHaveText(atRest);
  await page.reload();
  await expect(list(page)).toHaveCount(2);
  await expect(list(page).locator('[data-reading=kept]')).toHaveText(['finished, 4 epochs', 'saved in epoch 2 of 4']);
});

test('one flipped bit is not resumed: the page says so, and offers to discard it', async ({ page }) => {
  await train(page, '', 2);
  await change(page, 'body', (text) => text);
  await page.reload();
  await within(page, 0, 'resume').click();
  await expect(lesson(page).getByRole('alert')).toContainText(['', /damaged/]);
  await expect(list(page).locator('[data-reading=damaged]')).toBeVisible();
  await within(page, 0, 'forget').click();
  await within(page, 0, 'really-forget').click();
  await expect(list(page)).toHaveCount(0);
  await expect(action(page, 'train')).toBeEnabled();
});

for (const note of ['{}', 'null', '{"version":3}', '{"version":2,"name":"x","at":1,"size":1,"summary":{}}']) {
  test(`a training with the note ${note} is said to be unreadable, and not shown as something else`, async ({
    page,
  }) => {
    await train(page, '', 1);
    await change(page, 'note', () => note);
    await page.reload();
    await expect(list(page).locator('[data-reading=damaged]')).toBeVisible();
    await expect(lesson(page)).not.toContainText('undefined');
    await expect(within(page, 0, 'resume')).toHaveCount(0);
  });
}

test('a full disk: the page says that it is no longer saved, and saves again when there is room', async ({
  page,
  context,
}) => {
  const devtools = await context.newCDPSession(page);
  await page.goto('?lesson=images&batch=1024&epochs=4&units=400');
  const { origin } = new URL(page.url());
  const quota = (quotaSize?: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
  await quota(1000);
  await steps(page, 2);
  await expect(reading(page, 'status')).toContainText('has no room left');
  await quota();
  await steps(page, 1);
  await expect(reading(page, 'status')).toHaveText(atRest);
});

test('a state is kept at least every ten seconds within a long epoch, also if the page dies', async ({
  page,
  context,
}) => {
  test.slow();
  // Epochs of 4,000 updates with large layers: minutes.
  await page.goto('?lesson=images&batch=1&layers=2&units=600&epochs=2');
  await action(page, 'train').click();
  await expect(reading(page, 'status')).toContainText(/up to update [1-9]/, { timeout: 30_000 });
  const text = (await reading(page, 'status').textContent()) ?? '';
  const step = text.match(/[\d,]+/)?.[0];
  const again = await context.newPage();
  const devtools = await context.newCDPSession(page);
  void devtools.send('Page.crash').catch(() => {});
  await again.goto('?lesson=images');
  await expect(reading(again, 'kept')).toContainText('saved in epoch 1 of 2');
  // Its worker is gone with the page, and so nobody has it any more.
  await expect(list(again).locator('[data-reading=elsewhere]')).toHaveCount(0);
  await within(again, 0, 'resume').click();
  await action(again, 'pause').click();
  const now = (await reading(again, 'step').textContent()) ?? '';
  expect(Number(now.split(' ')[0]?.replaceAll(',', ''))).toBeGreaterThanOrEqual(Number(step?.replaceAll(',', '')));
});

test('a kept training is renamed, exported, and resumed from its file', async ({ page }) => {
  await train(page, '', 5);
  await page.goto('?lesson=images');
  await within(page, 0, 'rename').click();
  const name = list(page).locator('input[name=name]');
  await name.fill('تکلیف ۲');
  await name.press('Enter');
  await expect(list(page).locator('.name')).toHaveText('تکلیف ۲');
  expect(await violations(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await within(page, 0, 'export').click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('chainrule-training.safetensors');
  const buffer = readFileSync(await download.path());
  await page.reload();
  await expect(list(page).locator('.name')).toHaveText('تکلیف ۲');
  await within(page, 0, 'forget').click();
  await within(page, 0, 'forget-not').click();
  await within(page, 0, 'forget').click();
  await within(page, 0, 'really-forget').click();
  await expect(list(page)).toHaveCount(0);
  await page.goto('?lesson=images&units=7&epochs=1');
  const file = { name: 'chainrule-training.safetensors', mimeType: 'application/octet-stream', buffer };
  await lesson(page).locator('input[data-do=load]').setInputFiles(file);
  await expect(reading(page, 'step')).toHaveText('5 of 16');
  // The settings follow.
  await expect(page).toHaveURL(/batch=1024/);
  await action(page, 'go-on').click();
  await untilItEnds(page);
  await expect(reading(page, 'step')).toHaveText('16 of 16');
});

test('the training of version 0.1.0 is shown as what its weights are, whatever the note beside it says', async ({
  page,
}) => {
  const mixed = read('0.1.0').map((entry): Entry => {
    if ('text' in entry || !entry.path.endsWith('/training.json')) return entry;
    const note = JSON.parse(Buffer.from(entry.bytes, 'base64').toString());
    const other = { ...note, state: { ...note.state, units: '48' }, epoch: 7, n_epochs: 9 };
    return { ...entry, bytes: Buffer.from(JSON.stringify(other)).toString('base64') };
  });
  const sums = (all: readonly Entry[]) =>
    all.flatMap((entry) =>
      'bytes' in entry && /training/.test(entry.path)
        ? [createHash('sha256').update(Buffer.from(entry.bytes, 'base64')).digest('hex')]
        : [],
    );
  const [before] = sums(mixed.filter((entry) => 'path' in entry && entry.path.endsWith('training.safetensors')));
  await restoreStored(page, mixed);
  await page.goto('?lesson=images&lang=en&digits=latin');
  await expect(reading(page, 'kept')).toHaveText('saved in epoch 2 of 3');
  await expect(list(page).locator('.name')).toContainText('784-8-10');
  // One entry now instead of two.
  expect(sums(await extractStored(page))).toEqual([before]);
  await page.reload();
  await expect(list(page)).toHaveCount(1);
});
