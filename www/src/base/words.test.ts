import { beforeEach, expect, test, vi } from 'vitest';

/** What the network does with each file. */
let network: Record<string, () => Promise<unknown>>;
const come = (text: string) => () => Promise.resolve({ text });
const fail = () => Promise.reject(new Error('no network'));

// A module for each test: in the one that the other tests share, there are catalogs whose words this network does not have.
let module: typeof import('./words');
beforeEach(async () => {
  vi.resetModules();
  module = await import('./words');
  network = {};
  module.provideWords({ atOnce: { './en/page/language.ts': {} }, onDemand: network });
});

test('words that cannot be loaded block the part that shows them, and no other', async () => {
  const { catalogOf, withWords, words } = module;
  Object.assign(network, { './en/one/page.ts': fail, './en/two.ts': come('two') });
  const one = () => Promise.resolve(catalogOf<{ text: string }>('one/page'));
  const two = catalogOf<{ text: string }>('two');
  const load = async () => (await one()).subject;
  await expect(withWords(load, 'one')).rejects.toThrow('no network');
  await withWords(() => Promise.resolve(), 'two');
  expect(words(two).text).toBe('two');
  await expect(withWords(() => Promise.resolve(), 'one/card')).rejects.toThrow('no network');
  network['./en/one/page.ts'] = come('one');
  await withWords(() => Promise.resolve(), 'one');
});

test('words that parts share block each of them', async () => {
  const { catalogOf, withWords } = module;
  network['./en/shared.ts'] = fail;
  catalogOf<{ text: string }>('shared');
  await expect(withWords(() => Promise.resolve(), 'one')).rejects.toThrow('no network');
  await expect(withWords(() => Promise.resolve(), 'two')).rejects.toThrow('no network');
});
