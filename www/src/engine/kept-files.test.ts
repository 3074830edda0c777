import { beforeEach, expect, test, vi } from 'vitest';
import { forgetFile, keepFile, recallFile, recallNotes } from './kept-files';

/** A cache that does what Chromium's does: it deletes the entry that a put replaces before it has written the other. */
class FakeCache {
  readonly entries = new Map<string, Response>();
  /** Whether the tab is closed, or the disk is full, in the middle of the next put. */
  breaksOff = false;

  async keys(): Promise<Request[]> {
    return [...this.entries.keys()].map((url) => new Request(url));
  }

  async match(request: Request): Promise<Response | undefined> {
    return this.entries.get(request.url)?.clone();
  }

  async put(url: string, response: Response): Promise<void> {
    this.entries.delete(url);
    if (this.breaksOff) throw new DOMException('', 'QuotaExceededError');
    this.entries.set(url, response);
  }

  async delete(of: Request | string, { ignoreSearch = false } = {}): Promise<void> {
    const path = (url: string) => (ignoreSearch ? url.split('?')[0] : url);
    const url = typeof of === 'string' ? of : of.url;
    for (const key of this.entries.keys()) if (path(key) === path(url)) this.entries.delete(key);
  }
}

let stores: Map<string, FakeCache>;

beforeEach(() => {
  stores = new Map();
  vi.stubGlobal('self', { location: { origin: 'https://chainrule.test' } });
  vi.stubGlobal('caches', {
    has: async (name: string) => stores.has(name),
    open: async (name: string) => {
      const store = stores.get(name) ?? new FakeCache();
      stores.set(name, store);
      return store;
    },
  });
});

const only = (): FakeCache => [...stores.values()][0] as FakeCache;
const bytes = async (name: string) => Array.from((await recallFile(name))?.bytes ?? []);

test('a file takes the place of the one before, which stays until the new one is whole', async () => {
  expect(await keepFile('trainings/a', Uint8Array.of(1), { step: 1 })).toBe('kept');
  expect(await keepFile('trainings/a', Uint8Array.of(2), { step: 2 })).toBe('kept');
  only().breaksOff = true;
  expect(await keepFile('trainings/a', Uint8Array.of(3), { step: 3 })).toBe('full');
  expect(await bytes('trainings/a')).toEqual([2]);
  expect(await recallNotes('trainings/')).toEqual([{ name: 'trainings/a', note: { step: 2 } }]);
  only().breaksOff = false;
  expect(await keepFile('trainings/a', Uint8Array.of(4), { step: 4 })).toBe('kept');
  expect([await bytes('trainings/a'), only().entries.size]).toEqual([[4], 1]);
});

test('what a tab left that was closed before it deleted the old one is one file, the newer', async () => {
  await keepFile('drawings', Uint8Array.of(1));
  const [old] = only().entries;
  await keepFile('drawings', Uint8Array.of(2));
  if (old) only().entries.set(...old);
  await keepFile('drawings-of-mine', Uint8Array.of(9));
  expect(await bytes('drawings')).toEqual([2]);
  expect((await recallNotes('drawings')).map(({ name }) => name)).toEqual(['drawings', 'drawings-of-mine']);
  await forgetFile('drawings');
  expect([await bytes('drawings'), await bytes('drawings-of-mine')]).toEqual([[], [9]]);
});

test('of a damaged file and the intact one before it, the intact one is read', async () => {
  await keepFile('network', Uint8Array.of(1));
  const [old] = only().entries;
  await keepFile('network', Uint8Array.of(2));
  const [newest] = only().entries;
  if (!old || !newest) throw new Error('nothing was kept');
  only().entries.set(newest[0], new Response(Uint8Array.of(3), { headers: newest[1].headers }));
  expect(await recallFile('network')).toMatchObject({ bytes: Uint8Array.of(3), isIntact: false });
  only().entries.set(...old);
  expect(await recallFile('network')).toMatchObject({ bytes: Uint8Array.of(1), isIntact: true });
});

test('what is forgotten while it is being kept is forgotten', async () => {
  await keepFile('drawings', Uint8Array.of(1));
  const keeping = keepFile('drawings', Uint8Array.of(2));
  await forgetFile('drawings');
  expect(await keeping).toBe('kept');
  expect(await bytes('drawings')).toEqual([]);
  await Promise.all([forgetFile('drawings'), keepFile('drawings', Uint8Array.of(3))]);
  expect(await bytes('drawings')).toEqual([3]);
});
