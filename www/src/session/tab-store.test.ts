import { beforeEach, expect, test, vi } from 'vitest';
import { TabStore } from './tab-store';

const open = () =>
  new TabStore<number>(
    'kept',
    7,
    (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
    (value) => String(value),
  );

beforeEach(() => sessionStorage.clear());

test('a stored value is restored, and an invalid one is ignored', () => {
  expect(open().value).toBe(7);
  open().set(12);
  expect(open().value).toBe(12);
  sessionStorage.setItem('kept', 'twelve');
  expect(open().value).toBe(7);
});

test('without storage the value still holds, and an older stored one is not used instead', () => {
  const store = open();
  store.set(1);
  const removed: string[] = [];
  vi.stubGlobal('sessionStorage', {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: (key: string) => removed.push(key),
  });
  store.set(2);
  vi.unstubAllGlobals();
  expect(store.value).toBe(2);
  expect(removed).toEqual(['kept']);
});
