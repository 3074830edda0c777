import { afterEach, expect, test, vi } from 'vitest';
import { fetchBytes } from './fetch-bytes';

afterEach(() => vi.unstubAllGlobals());

function watcher() {
  const progress = vi.fn();
  return { progress, signal: new AbortController().signal };
}

function serve(parts: readonly number[][], init: ResponseInit, after?: unknown): void {
  vi.stubGlobal('fetch', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (const part of parts) stream.enqueue(Uint8Array.from(part));
        if (after === undefined) stream.close();
      },
      pull(stream) {
        if (after !== undefined) stream.error(after);
      },
    });
    return new Response(body, init);
  });
}

test('puts the parts together and tells how far it is', async () => {
  serve([[1, 2], [3], []], { headers: { 'content-length': '3' } });
  const { progress, signal } = watcher();
  expect([...(await fetchBytes('weights', 'w', { progress, signal }))]).toEqual([1, 2, 3]);
  expect(progress.mock.calls).toEqual([
    [0, 3],
    [2, 3],
    [3, 3],
    [3, 3],
  ]);
});

test('does not know the total of what is compressed on the way, or has no length', async () => {
  for (const headers of [{ 'content-length': '2', 'content-encoding': 'br' }, {}]) {
    serve([[1, 2, 3]], { headers });
    const { progress, signal } = watcher();
    await fetchBytes('weights', 'w', { progress, signal });
    expect(progress.mock.calls.at(-1)).toEqual([3, null]);
  }
});

test('a refused file is told by its status', async () => {
  serve([[1]], { status: 503 });
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({
    code: 'http',
    what: 'weights',
    got: '503',
  });
});

test('no answer, and a connection that breaks on the way, are the network', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ code: 'network', what: 'weights' });
  serve([[1, 2]], { headers: { 'content-length': '9' } }, new TypeError('network error'));
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ code: 'network', what: 'weights' });
});

test('an abort stays an abort', async () => {
  serve([[1]], {}, new DOMException('stop', 'AbortError'));
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ name: 'AbortError' });
});
