import { expect, test, vi } from 'vitest';
import { Store, Watch } from './store';

test('listeners are notified of changes, and of nothing else', () => {
  const store = new Store<number>(1);
  const heard = vi.fn();
  const stop = store.subscribe(heard);
  store.set(1);
  store.set(Number.NaN);
  store.set(Number.NaN);
  stop();
  store.set(2);
  expect(heard.mock.calls).toEqual([[Number.NaN]]);
  expect(store.value).toBe(2);
});

test('update changes what it names and keeps the rest', () => {
  const store = new Store({ a: 1, b: 2 });
  store.update({ b: 3 });
  expect(store.value).toEqual({ a: 1, b: 3 });
});

test('a listener may unsubscribe another, or itself, during a notification', () => {
  const store = new Store(0);
  const last = vi.fn();
  const stopFirst = store.subscribe(() => {
    stopFirst();
    stopLast();
  });
  const stopLast = store.subscribe(last);
  store.set(1);
  store.set(2);
  // Those listening at the time of the change are notified; afterwards none are left.
  expect(last.mock.calls).toEqual([[1]]);
});

test('a watch renders its host while it is connected', () => {
  const store = new Store(0);
  const host = {
    requestUpdate: vi.fn(),
    addController: vi.fn(),
    removeController: vi.fn(),
    updateComplete: Promise.resolve(true),
  };
  const watch = new Watch(host, store);
  store.set(1);
  expect(host.requestUpdate).not.toHaveBeenCalled();
  watch.hostConnected();
  store.set(2);
  expect(host.requestUpdate).toHaveBeenCalledTimes(1);
  watch.hostDisconnected();
  store.set(3);
  expect(host.requestUpdate).toHaveBeenCalledTimes(1);
});
