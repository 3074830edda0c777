import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures';
import { type Entry, extractStored, read, restoreStored } from './kept/browser';
import { factsAtRest } from './kept/rest';
import { expectSeen } from './kept/seen';
import { useEverything } from './kept/use';
import { shown, visits } from './kept/visits';

/**
 * What a browser stored for an earlier version is still there in this one, and what it stores for a later one is left
 * alone. Each folder tests/kept/<version>/ holds what was in a browser after that version was used, as recorded by
 * `kept-browser-record.spec.ts`, and what that version then showed of it.
 */
test.use({ reducedMotion: 'reduce' });

const folders = readdirSync(resolve(__dirname, '../kept'), { withFileTypes: true });
const versions = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

for (const version of versions) {
  for (const { name, query, act } of visits) {
    test(`of version ${version}: ${name}`, async ({ page }) => {
      test.slow();
      const recorded = shown(version)[name];
      await restoreStored(page, read(version));
      await page.goto(query);
      // Every operation is exact to the bit, so a training is reproducible on any machine.
      expect((await act?.(page)) ?? null).toEqual(recorded?.more);
      await expectSeen(page, recorded?.shows ?? { recorded: 'yes' }, name);
    });
  }
}

const bytes = (text: string) => Buffer.from(text).toString('base64');
const cached = (path: string, text: string, store = 'caches chainrule-images'): Entry => ({
  store,
  path: `/chainrule-kept/${path}`,
  type: 'application/octet-stream',
  bytes: bytes(text),
});

/** What a later version could store, under names that this one does not know. */
const underNewNames: readonly Entry[] = [
  { store: 'localStorage', key: 'chainrule.contrast', text: 'high' },
  { store: 'localStorage', key: 'chainrule.settings.v2', text: '{"theme":"sepia"}' },
  { store: 'sessionStorage', key: 'chainrule-shelf.v2', text: '{"version":2,"networks":[{"from":"graph"}]}' },
  { store: 'sessionStorage', key: 'chainrule-table', text: 'a;b\n1;2\n' },
  cached('training.v2.safetensors', 'a newer training'),
  cached('trainings/1.json', '{"version":2}'),
  cached('digits/drawings-letters.json', '{"format":"chainrule-drawings","version":2}'),
  cached('cifar10/train_images', 'more images'),
  cached('training.safetensors', 'in another cache', 'caches chainrule-kept-2'),
];

/** What a later version could store under names that this one knows, in a form that it does not. */
const inNewForms: readonly Entry[] = [
  { store: 'localStorage', key: 'chainrule.theme', text: 'sepia' },
  { store: 'localStorage', key: 'chainrule.lang', text: 'ar' },
  { store: 'localStorage', key: 'chainrule.own-network', text: '{"version":2,"used":"letters"}' },
  { store: 'sessionStorage', key: 'chainrule-shelf', text: '{"version":2,"networks":[{"from":"graph"}]}' },
  { store: 'sessionStorage', key: 'chainrule-painted', text: '{"version":2,"points":[[0,1,2]]}' },
  cached('training.safetensors', 'a training in a newer form'),
  cached(
    'training.json',
    '{"version":2,"state":{"function":"none"},"source":"digits","epoch":1,"n_epochs":3,"step":9}',
  ),
  cached('digits/drawings-digits.json', '{"format":"chainrule-drawings","version":2,"labels":["0","1"],"drawings":[]}'),
  cached('digits/own.json', '{"version":2,"networks":["letters"]}'),
  cached('files/train_images', 'images in a newer form'),
];

/** The stored entries that have the names of `entries`. */
async function storedUnder(
  page: Parameters<typeof extractStored>[0],
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const name = (entry: Entry) => `${entry.store} ${'text' in entry ? entry.key : entry.path}`;
  const all = new Map((await extractStored(page)).map((entry) => [name(entry), entry]));
  return entries.map((entry) => all.get(name(entry)) ?? { store: 'localStorage', key: name(entry), text: 'is gone' });
}

test('entries of a later version under new names are left alone while everything is used', async ({ page }) => {
  test.slow();
  await restoreStored(page, underNewNames);
  await useEverything(page, false);
  expect(await storedUnder(page, underNewNames)).toEqual(underNewNames);
});

test('entries of a later version in a new form are left alone by a visit to every lesson', async ({ page }) => {
  test.slow();
  await restoreStored(page, inNewForms);
  for (const { query } of visits) {
    await page.goto(query);
    // By then, everything stored has been requested.
    await factsAtRest(page, query);
  }
  expect(await storedUnder(page, inNewForms)).toEqual(inNewForms);
});
