import { beforeEach, expect, test, vi } from 'vitest';
import { FakeEngine, settle } from './fake-engine';
import { LatestAnswer, Newest } from './latest';

let engine: FakeEngine;
let latest: LatestAnswer<'sawtooth'>;

beforeEach(() => {
  engine = new FakeEngine();
  latest = new LatestAnswer('sawtooth', engine.client);
});

const asked = () => engine.asked.map(({ params }) => (params as { nFolds: number }).nFolds);

async function answer(at: number, result: string): Promise<void> {
  engine.asked[at]?.resolve(result);
  await settle();
}

test('one question at a time, followed by the newest', async () => {
  for (const nFolds of [1, 2, 3]) latest.ask({ nFolds });
  expect(asked()).toEqual([1]);
  await answer(0, 'one');
  expect(latest.value).toEqual({ answer: 'one', isBehind: true, error: undefined });
  await answer(1, 'three');
  expect(latest.value).toEqual({ answer: 'three', isBehind: false, error: undefined });
  expect(asked()).toEqual([1, 3]);
});

test('the answer stays when a later question is refused, and the next one is still asked', async () => {
  latest.ask({ nFolds: 1 });
  await answer(0, 'one');
  latest.ask({ nFolds: 2 });
  latest.ask({ nFolds: 3 });
  engine.asked[1]?.reject('unexpected');
  await settle();
  expect(latest.value).toMatchObject({ answer: 'one', isBehind: true, error: { code: 'unexpected' } });
  await answer(2, 'three');
  expect(latest.value).toEqual({ answer: 'three', isBehind: false, error: undefined });
});

test('what an engine that stopped did not answer, the next one is asked', async () => {
  latest.ask({ nFolds: 1 });
  engine.become('crashed');
  engine.asked[0]?.reject('crashed');
  await settle();
  expect(latest.value).toMatchObject({ isBehind: true, error: undefined });
  engine.become('ready');
  await answer(1, 'one');
  expect([asked(), latest.value.answer]).toEqual([[1, 1], 'one']);
});

test('only a question without an answer waits for the next engine', async () => {
  const waits = vi.spyOn(engine, 'addEventListener');
  const nWaiting = () => waits.mock.calls.length - vi.mocked(engine.removeEventListener).mock.calls.length;
  vi.spyOn(engine, 'removeEventListener');
  latest.ask({ nFolds: 1 });
  await answer(0, 'one');
  expect(waits).not.toHaveBeenCalled();
  latest.ask({ nFolds: 2 });
  engine.become('crashed');
  engine.asked[1]?.reject('crashed');
  await settle();
  expect(nWaiting()).toBe(1);
  engine.become('ready');
  await answer(2, 'two');
  expect([nWaiting(), latest.value.answer]).toEqual([0, 'two']);
});

test('of questions that take several requests, the last one is the newest, with everything that belongs to it', () => {
  const newest = new Newest();
  const before = newest.current();
  const first = newest.ask();
  const second = newest.ask();
  expect([before(), first(), second(), newest.current()()]).toEqual([false, false, true, true]);
});
