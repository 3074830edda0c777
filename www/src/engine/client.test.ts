import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answerOf, EngineClient, EngineFailure, type RequestOptions, reasonOf, refusalOf } from './client';
import type { FromWorker, ToWorker } from './protocol';
import { pulse } from './pulse';
import type { Strokes } from './wire';

/** The worker as the client sees it; the test plays the engine. */
class FakeWorker extends EventTarget {
  readonly sent: ToWorker[] = [];
  isTerminated = false;

  postMessage(message: ToWorker): void {
    this.sent.push(structuredClone(message));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  emit(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  fail(message: string): void {
    this.dispatchEvent(new ErrorEvent('error', { message, cancelable: true }));
  }
}

let workers: FakeWorker[];
let client: EngineClient;

function worker(): FakeWorker {
  const last = workers.at(-1);
  if (!last) throw new Error('no worker was started');
  return last;
}

beforeEach(() => {
  workers = [];
  client = new EngineClient(() => {
    workers.push(new FakeWorker());
    return worker() as unknown as Worker;
  });
});

function ask(digit: number, options?: RequestOptions): Promise<Strokes> {
  return client.request('sampleDigit', { digit, seed: 0 }, options);
}

/** An answer that can be told apart from others. */
function drawn(mark: string): Strokes {
  return { points: new Float32Array(2), lengths: Uint32Array.of(mark.length) };
}

async function failure(promise: Promise<unknown>): Promise<EngineFailure> {
  const cause = await promise.then(
    () => 'it was resolved',
    (reason: unknown) => reason,
  );
  if (!(cause instanceof EngineFailure)) throw new Error(`expected an EngineFailure, got ${String(cause)}`);
  return cause;
}

describe('commands', () => {
  test('get their own answers, in whatever order these arrive', async () => {
    const first = ask(1);
    const second = ask(2);
    const [a, b] = worker().sent;
    worker().emit({ type: 'resolved', requestId: (b as { requestId: number }).requestId, result: drawn('second') });
    worker().emit({ type: 'resolved', requestId: (a as { requestId: number }).requestId, result: drawn('first') });
    expect(await Promise.all([first, second])).toEqual([drawn('first'), drawn('second')]);
  });

  test('a second answer to the same command changes nothing', async () => {
    const promise = ask(1);
    const requestId = 1;
    worker().emit({ type: 'rejected', requestId, error: { code: 'empty', what: 'layers', message: 'no' } });
    worker().emit({ type: 'resolved', requestId, result: drawn('yes') });
    worker().emit({ type: 'resolved', requestId: 99, result: drawn('nobody asked') });
    expect((await failure(promise)).reason.code).toBe('empty');
  });

  test('parameters that cannot be cloned reject the command', async () => {
    const digit = (() => 1) as unknown as number;
    await expect(ask(digit)).rejects.toThrow();
    // And no request is left pending for the crash to reject.
    worker().emit({ type: 'crashed', error: { code: 'crashed', message: 'later' } });
  });

  test('receive their own progress', async () => {
    const onProgress = vi.fn();
    const promise = client.request('loadDigitNetwork', { url: 'w', judgeUrl: 'j' }, { onProgress });
    void ask(1).catch(() => {});
    worker().emit({ type: 'progress', requestId: 1, done: 3, total: 10 });
    worker().emit({ type: 'progress', requestId: 2, done: 9, total: null });
    worker().emit({ type: 'resolved', requestId: 1, result: null });
    worker().emit({ type: 'progress', requestId: 1, done: 10, total: 10 });
    await promise;
    expect(onProgress.mock.calls).toEqual([[3, 10]]);
  });
});

describe('cancelling', () => {
  test('is sent to the worker, whose single answer counts', async () => {
    const abort = new AbortController();
    const promise = ask(1, { signal: abort.signal });
    abort.abort();
    expect(worker().sent.at(-1)).toEqual({ type: 'cancel', requestId: 1 });
    worker().emit({ type: 'rejected', requestId: 1, error: { code: 'cancelled', message: 'cancelled' } });
    expect((await failure(promise)).reason.code).toBe('cancelled');
  });

  test('works when the signal was already aborted', () => {
    void ask(1, { signal: AbortSignal.abort() }).catch(() => {});
    expect(worker().sent.map(({ type }) => type)).toEqual(['command', 'cancel']);
  });

  test('does nothing after the answer', async () => {
    const abort = new AbortController();
    const promise = ask(1, { signal: abort.signal });
    worker().emit({ type: 'resolved', requestId: 1, result: drawn('done') });
    abort.abort();
    expect(await promise).toEqual(drawn('done'));
    expect(worker().sent.map(({ type }) => type)).toEqual(['command']);
  });
});

describe('a crash', () => {
  test.each([
    [
      'the worker says so',
      () => worker().emit({ type: 'crashed', error: { code: 'crashed', message: 'unreachable' } }),
    ],
    ['the worker throws', () => worker().fail('unreachable')],
  ])('rejects everything under way when %s', async (_, crash) => {
    const pending = [ask(1), ask(2)];
    const states: string[] = [];
    client.addEventListener('state', () => states.push(client.state.name));
    crash();
    for (const promise of pending) expect((await failure(promise)).reason.message).toBe('unreachable');
    expect(states).toEqual(['crashed']);
    expect(worker().isTerminated).toBe(true);
    expect((await failure(ask(3))).reason.code).toBe('crashed');
  });

  test('is reported for a worker that cannot be started', async () => {
    const none = new EngineClient(() => {
      throw new Error('refused');
    });
    expect(none.state).toMatchObject({ name: 'crashed', error: { message: 'Error: refused' } });
  });

  test('a restart starts a new worker, which listeners can use at once', async () => {
    const old = worker();
    const lost = ask(1);
    let asked: Promise<Strokes> | undefined;
    client.addEventListener('state', () => {
      if (client.state.name === 'starting') asked = ask(2);
    });
    client.restart();
    expect((await failure(lost)).reason.code).toBe('crashed');
    expect(old.isTerminated).toBe(true);
    // Late messages or errors from the old worker do not affect the new one.
    old.emit({ type: 'resolved', requestId: 2, result: drawn('from the dead') });
    old.fail('dead');
    worker().emit({ type: 'ready', lock: null });
    expect(client.state.name).toBe('ready');
    worker().emit({ type: 'resolved', requestId: 2, result: drawn('alive') });
    expect(await asked).toEqual(drawn('alive'));
  });
});

test('a worker that ends silently is noticed, because its lock is free', () => {
  const granted = new Map<string, () => void>();
  vi.stubGlobal('navigator', {
    locks: { request: async (name: string, callback: () => void) => void granted.set(name, callback) },
  });
  const promise = ask(1);
  worker().emit({ type: 'ready', lock: 'first' });
  expect(client.state.name).toBe('ready');
  granted.get('first')?.();
  expect(client.state).toMatchObject({ name: 'crashed' });
  client.restart();
  worker().emit({ type: 'ready', lock: 'second' });
  granted.get('first')?.();
  expect(client.state.name).toBe('ready');
  vi.unstubAllGlobals();
  return expect(promise).rejects.toBeInstanceOf(EngineFailure);
});

test('the engine’s reason for refusing is returned, and a bug in the page is rethrown', async () => {
  const reason = { code: 'unexpected', message: 'no' } as const;
  const crashed = { code: 'crashed', message: 'panic' } as const;
  expect(reasonOf(new EngineFailure(reason))).toBe(reason);
  expect(() => reasonOf(new TypeError('undefined'))).toThrow(TypeError);
  // The page's banner reports an engine that stopped.
  expect([refusalOf(new EngineFailure(reason)), refusalOf(new EngineFailure(crashed))]).toEqual([reason, undefined]);
  expect(await answerOf(Promise.resolve(3))).toBe(3);
  expect(await answerOf(Promise.reject(new EngineFailure(crashed)))).toBeUndefined();
  await expect(answerOf(Promise.reject(new TypeError('undefined')))).rejects.toThrow(TypeError);
});

describe('without locks', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  const died = (pulse.missed + 1) * pulse.milliseconds;

  test('a worker that gives no sign of life is noticed', async () => {
    const promise = ask(1);
    worker().emit({ type: 'ready', lock: null });
    vi.advanceTimersByTime(died - 1);
    expect(worker().sent.filter(({ type }) => type === 'ping')).toHaveLength(pulse.missed);
    expect(client.state.name).toBe('ready');
    vi.advanceTimersByTime(1);
    expect(client.state.name).toBe('crashed');
    expect((await failure(promise)).reason.code).toBe('crashed');
  });

  test('one that does, is not, however long it lives', () => {
    worker().emit({ type: 'ready', lock: null });
    for (let n = 0; n < 3; n++) {
      vi.advanceTimersByTime(pulse.missed * pulse.milliseconds);
      worker().emit({ type: 'pong' });
    }
    expect(client.state.name).toBe('ready');
  });

  test('a lock that is refused on this side is none', async () => {
    const request = vi.fn(() => Promise.reject(new DOMException('storage is blocked', 'SecurityError')));
    vi.stubGlobal('navigator', { locks: { request } });
    worker().emit({ type: 'ready', lock: 'chainrule engine 1' });
    await vi.advanceTimersByTimeAsync(died);
    vi.unstubAllGlobals();
    expect(request).toHaveBeenCalledOnce();
    expect(client.state.name).toBe('crashed');
  });
});

describe('a load that stalls or broke off', () => {
  const error = { code: 'network', what: 'lab', message: 'lost' } as const;

  test('is announced until it goes on', () => {
    const heard = vi.fn();
    client.addEventListener('loads', heard);
    worker().emit({ type: 'load', id: 3, error, isStuck: false });
    expect([...client.troubles]).toEqual([[3, { error, isStuck: false }]]);
    worker().emit({ type: 'load', id: 3, error: null, isStuck: false });
    expect(client.troubles.size).toBe(0);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('is begun again by the same worker', () => {
    worker().emit({ type: 'load', id: 3, error, isStuck: false });
    client.loadAgain();
    expect(worker().sent).toEqual([{ type: 'loadAgain', id: 3 }]);
    expect([workers.length, client.troubles.size]).toEqual([1, 0]);
  });

  test('is begun again by another worker if it is stuck, which is asked what had not begun', async () => {
    const waiting = ask(1);
    const abort = new AbortController();
    const cancelled = ask(2, { signal: abort.signal });
    abort.abort();
    const begun = client.request('loadDigitNetwork', { url: 'w', judgeUrl: 'j' });
    worker().emit({ type: 'progress', requestId: 3, done: 1, total: 2 });
    worker().emit({ type: 'load', id: 3, error, isStuck: true });
    client.loadAgain();
    expect(workers.length).toBe(2);
    expect((await failure(cancelled)).reason.code).toBe('crashed');
    expect((await failure(begun)).reason.code).toBe('crashed');
    expect(worker().sent).toEqual([
      { type: 'command', requestId: 1, name: 'sampleDigit', params: { digit: 1, seed: 0 } },
    ]);
    worker().emit({ type: 'resolved', requestId: 1, result: drawn('here') });
    expect(await waiting).toEqual(drawn('here'));
  });

  test('may be that of the worker itself', async () => {
    vi.useFakeTimers();
    try {
      client.restart();
      await vi.advanceTimersByTimeAsync(6000);
      expect(client.troubles.get(0)).toMatchObject({ error: { code: 'stalled', what: 'core' }, isStuck: true });
      worker().emit({ type: 'pong' });
      expect(client.troubles.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
