import { beforeEach, expect, test, vi } from 'vitest';
import { keptName } from '../base/kept-names';
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
  sessionStorage.setItem(keptName('kept'), 'twelve');
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
  expect(removed).toEqual([keptName('kept'), 'chainrule-kept']);
});

test('what version 0.1.0 stored is restored, until it is stored anew', () => {
  sessionStorage.setItem('chainrule-kept', '9');
  expect(open().value).toBe(9);
  open().set(3);
  expect(open().value).toBe(3);
});
