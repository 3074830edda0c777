import { afterEach, expect, test, vi } from 'vitest';
import { fetchBytes, PartialFile } from './fetch-bytes';

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

test('joins the parts and reports progress', async () => {
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

test('does not know the total if the file is compressed or has no length', async () => {
  for (const headers of [{ 'content-length': '2', 'content-encoding': 'br' }, {}]) {
    serve([[1, 2, 3]], { headers });
    const { progress, signal } = watcher();
    await fetchBytes('weights', 'w', { progress, signal });
    expect(progress.mock.calls.at(-1)).toEqual([3, null]);
  }
});

test('a refused file is reported with its status', async () => {
  serve([[1]], { status: 503 });
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({
    code: 'http',
    what: 'weights',
    status: 503,
  });
});

test('no answer and a lost connection are network errors', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ code: 'network', what: 'weights' });
  serve([[1, 2]], { headers: { 'content-length': '9' } }, new TypeError('network error'));
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ code: 'network', what: 'weights' });
});

test('an abort is not turned into another error', async () => {
  serve([[1]], {}, new DOMException('stop', 'AbortError'));
  await expect(fetchBytes('weights', 'w', watcher())).rejects.toMatchObject({ name: 'AbortError' });
});

/** A server of the bytes 0 to 9, which may drop the connection after some of them. */
function serveRanges(
  answer: (
    range: string | undefined,
  ) => { status?: number; headers?: Record<string, string>; bytes: readonly number[]; breaks?: boolean } | undefined,
) {
  const asked: (string | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: string, init: { headers?: Record<string, string> }) => {
    const range = init.headers?.Range;
    asked.push(range);
    const found = answer(range);
    if (!found) throw new TypeError('Failed to fetch');
    const { status = 200, headers = {}, bytes, breaks = false } = found;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(Uint8Array.from(bytes)),
      pull: (stream) => (breaks ? stream.error(new TypeError('network error')) : stream.close()),
    });
    return new Response(body, { status, headers });
  });
  return asked;
}

const whole = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const broken = { headers: { 'content-length': '10' }, bytes: whole.slice(0, 4), breaks: true };

/** Drops the connection after four bytes, and then answers a request for the rest. */
async function resume(answer: Parameters<typeof serveRanges>[0]) {
  const soFar = new PartialFile();
  serveRanges(() => broken);
  await expect(fetchBytes('set.gz', 'w', watcher(), soFar)).rejects.toMatchObject({ code: 'network' });
  expect([soFar.size, soFar.total]).toEqual([4, 10]);
  const asked = serveRanges(answer);
  const { progress, signal } = watcher();
  const bytes = [...(await fetchBytes('set.gz', 'w', { progress, signal }, soFar))];
  expect(soFar.size).toBe(0);
  return { bytes, asked, progress: progress.mock.calls };
}

test('after a lost connection the rest is requested, and appended to what was there', async () => {
  for (const headers of [{ 'content-length': '6', 'content-range': 'bytes 4-9/10' }, { 'content-length': '6' }, {}]) {
    const { bytes, asked, progress } = await resume(() => ({ status: 206, headers, bytes: whole.slice(4) }));
    expect(bytes).toEqual(whole);
    expect(asked).toEqual(['bytes=4-']);
    expect(progress[0]?.[0]).toBe(4);
  }
});

test('a server that sends the whole file instead starts over', async () => {
  const { bytes, asked } = await resume(() => ({ bytes: whole }));
  expect(bytes).toEqual(whole);
  expect(asked).toEqual(['bytes=4-']);
});

test.each([
  ['another part', { status: 206, headers: { 'content-range': 'bytes 5-9/10' }, bytes: whole.slice(5) }],
  ['a part of a file of another size', { status: 206, headers: { 'content-length': '5' }, bytes: whole.slice(5) }],
  ['no such part', { status: 416, bytes: [] }],
  ['no answer to such a question', undefined],
])('%s is not taken: the file is asked for from its beginning', async (_, answer) => {
  const { bytes, asked } = await resume((range) => (range ? answer : { bytes: whole }));
  expect(bytes).toEqual(whole);
  expect(asked).toEqual(['bytes=4-', undefined]);
});

test('while there is no connection, nothing received is lost', async () => {
  const soFar = new PartialFile();
  serveRanges(() => broken);
  await expect(fetchBytes('set.gz', 'w', watcher(), soFar)).rejects.toMatchObject({ code: 'network' });
  for (const answer of [undefined, { status: 503, bytes: [] }]) {
    serveRanges(() => answer);
    await expect(fetchBytes('set.gz', 'w', watcher(), soFar)).rejects.toHaveProperty('code');
    expect(soFar.size).toBe(4);
  }
});

test('a file that ends before its length counts as interrupted', async () => {
  const soFar = new PartialFile();
  serveRanges(() => ({ ...broken, breaks: false }));
  await expect(fetchBytes('set.gz', 'w', watcher(), soFar)).rejects.toMatchObject({ code: 'network' });
  expect(soFar.size).toBe(4);
});
