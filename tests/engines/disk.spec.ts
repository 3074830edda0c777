import { removeFromDisk, writeToDisk } from './disk';
import type { Driver } from './driver';
import { test as base, expect, read } from './fixtures';
import { chooseFile, countOf } from './page';
import { names, type Place, walkAgain } from './walks';

/** The page in a single file, opened from a disk. */
const test = base.extend<object, { file: string }>({
  file: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const file = writeToDisk();
      await use(file);
      removeFromDisk(file);
    },
    { scope: 'worker' },
  ],
  reader: async ({ running, file }, use, info) => read(await running.open(), file, use, info),
});

/** Expressions have their values at once: what a promise comes to is there at one of the next calls. */
async function isSomethingKept(driver: Driver): Promise<boolean> {
  await driver.evaluate(`void (async () => {
    for (const name of await caches.keys()) if ((await (await caches.open(name)).keys()).length > 0) self.isKept = true;
  })()`);
  return Boolean(await driver.evaluate('self.isKept === true'));
}

/** What needs each part of the core once, and the weights; the others are walked in Chromium alone. */
const inAllEngines: readonly Place[] = ['activations', 'images', 'draw'];

for (const name of names)
  test(`${name}: its job is done`, { tag: inAllEngines.includes(name) ? [] : '@chromium' }, async ({ reader }) => {
    await walkAgain(reader, name);
  });

test('links, Back, a reload and the other language work there', async ({ reader }) => {
  const { driver } = reader;
  const address = async () => String(await driver.evaluate('location.search'));
  await driver.resize(1280, 800);
  await reader.open('?lesson=draw');
  await reader.sees('h1', 'Draw a digit');
  await reader.click('chainrule-lesson-menu >> button');
  await reader.click('chainrule-lesson-menu >> a', 'Activations');
  await reader.sees('.reading td', '0.25');
  expect(await address()).toBe('?lesson=activations');
  await reader.click('chainrule-header >> .name');
  await reader.sees('chainrule-home >> h1');
  expect(await address()).toBe('');
  await driver.evaluate('void history.back()');
  await reader.sees('.reading td', '0.25');
  await driver.evaluate('void history.back()');
  await reader.sees('h1', 'Draw a digit');
  await reader.click('chainrule-header >> .languages >> button', 'فارسی');
  await reader.sees('h1', 'رقم');
  await driver.reload();
  await reader.sees('h1', 'رقم');
  // Chosen in another lesson, and remembered without the address.
  await reader.open('?lesson=activations');
  await reader.sees('chainrule-footer >> .disk', 'فقط در همین رایانه');
});

test('drawings that a reader keeps are there after a reload', async ({ reader, running }) => {
  await reader.driver.resize(1280, 800);
  await reader.open('?lesson=draw&view=teach');
  await reader.drag('[role=application]', [0.5, 0.2], [0.5, 0.5], [0.5, 0.8]);
  await reader.click('button[data-label="1"]');
  const nDrawings = async (n: number) =>
    reader.until(`${n} drawings`, () => reader.on(countOf, '.thumb').then((found) => found === n));
  await nDrawings(1);
  if (running.keeps) await reader.until('a cache with something in it', () => isSomethingKept(reader.driver));
  await reader.driver.reload();
  await reader.sees('button[data-label="1"]');
  await nDrawings(running.keeps ? 1 : 0);
});

test('a file that a reader chooses is read there', async ({ reader }) => {
  await reader.open('?lesson=images&data=files&lang=en');
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  await reader.until('a field for files', () =>
    reader.on(chooseFile, 'chainrule-images-data >> input[type=file]', 'train.png', png),
  );
  await reader.sees('chainrule-images-data >> .error', 'a file that starts with 89 50 4e 47');
});
