import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Loads } from './loads';
import type { EngineError } from './protocol';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lost: EngineError = { code: 'network', what: 'lab', message: 'lost' };

function loads() {
  const told: (string | undefined)[] = [];
  const made = new Loads((id, trouble) => {
    expect(id).toBe(1);
    told.push(trouble && `${trouble.error.code}${trouble.isStuck ? ', stuck' : ''}`);
  }, 1000);
  return { told, made };
}

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('a load that comes is not spoken of', async () => {
  const { told, made } = loads();
  expect(await made.load('lab', async () => 'here')).toBe('here');
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual([]);
});

test('silence is told of once, and is over when a byte comes', async () => {
  const { told, made } = loads();
  let alive = () => {};
  let end = (_: string) => {};
  const loading = made.load('lab', (attempt) => {
    ({ alive } = attempt);
    return new Promise<string>((resolve) => {
      end = resolve;
    });
  });
  await vi.advanceTimersByTimeAsync(900);
  alive();
  await vi.advanceTimersByTimeAsync(900);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['stalled']);
  alive();
  expect(told).toEqual(['stalled', undefined]);
  await vi.advanceTimersByTimeAsync(1000);
  end('here');
  expect(await loading).toBe('here');
  expect(told).toEqual(['stalled', undefined, 'stalled', undefined]);
});

test('a load that stalls is aborted and begun again, past what the browser kept', async () => {
  const { told, made } = loads();
  const attempts: boolean[] = [];
  const loading = made.load('lab', ({ signal, isAgain }) => {
    attempts.push(isAgain);
    return isAgain ? Promise.resolve('here') : never(signal);
  });
  await vi.advanceTimersByTimeAsync(1000);
  made.again(1);
  expect(await loading).toBe('here');
  expect(attempts).toEqual([false, true]);
  expect(told).toEqual(['stalled', undefined]);
});

test('what broke off waits until it is asked for again', async () => {
  const { told, made } = loads();
  let nAttempts = 0;
  const attempt = async () => {
    nAttempts += 1;
    if (nAttempts < 3) throw lost;
    return 'here';
  };
  const loading = made.load('lab', attempt, { waits: true, isStuck: () => nAttempts === 2 });
  await vi.advanceTimersByTimeAsync(5000);
  expect([nAttempts, told]).toEqual([1, ['network']]);
  made.again(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect([nAttempts, told]).toEqual([2, ['network', undefined, 'network, stuck']]);
  made.again(1);
  expect(await loading).toBe('here');
  expect(told).toEqual(['network', undefined, 'network, stuck', undefined]);
  made.again(1);
  expect(nAttempts).toBe(3);
});

test('what still comes of an attempt that was lost does not hide the loss', async () => {
  const { told, made } = loads();
  let alive = () => {};
  void made.load(
    'lab',
    (attempt) => {
      ({ alive } = attempt);
      return Promise.reject(lost);
    },
    { waits: true },
  );
  await vi.advanceTimersByTimeAsync(10);
  alive();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual(['network']);
});

test('what does not wait fails at once, and so does a fault of the page', async () => {
  const { told, made } = loads();
  await expect(made.load('weights', () => Promise.reject(lost))).rejects.toBe(lost);
  const { made: other } = loads();
  await expect(other.load('lab', () => Promise.reject(new RangeError('no')), { waits: true })).rejects.toThrow('no');
  expect(told).toEqual([]);
});

test('a cancelled load ends, also one that stalls', async () => {
  const { told, made } = loads();
  const cancel = new AbortController();
  const loading = made.load('set.gz', ({ signal }) => never(signal), { signal: cancel.signal, waits: true });
  const ended = expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  await vi.advanceTimersByTimeAsync(1000);
  cancel.abort();
  await ended;
  expect(told).toEqual(['stalled', undefined]);
});
