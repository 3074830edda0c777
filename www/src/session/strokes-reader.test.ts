import { beforeEach, expect, test } from 'vitest';
import type { ShownReading } from '../engine/reading';
import type { Strokes } from '../engine/wire';
import { DigitWeights } from './digit-weights';
import { FakeEngine, settle } from './fake-engine';
import { StrokesReader } from './strokes-reader';

let engine: FakeEngine;
let weights: DigitWeights;
let reader: StrokesReader;

beforeEach(() => {
  engine = new FakeEngine();
  weights = new DigitWeights(engine.client, 'http://here/weights', 'http://here/judge');
  reader = new StrokesReader(engine.client, weights);
});

const drawn = (n: number): Strokes => ({ points: new Float32Array(2 * n), lengths: Uint32Array.of(n) });
const empty: Strokes = { points: new Float32Array(), lengths: new Uint32Array() };
const picture = (mark: number): ShownReading => ({ state: 'image', image: Uint8Array.of(mark) });

test('one request at a time; what was drawn in the meantime is read once, in its last state', async () => {
  reader.read(drawn(1));
  reader.read(drawn(2));
  reader.read(drawn(3));
  expect(engine.asked.length).toBe(1);
  expect(reader.value.isBehind).toBe(true);
  engine.asked[0]?.resolve(picture(1));
  await settle();
  // It shows the last answer while the next one is pending.
  expect(reader.value).toEqual({ answer: picture(1), isBehind: true });
  expect(engine.asked.map(({ params }) => (params as Strokes).lengths[0])).toEqual([1, 3]);
  engine.asked[1]?.resolve(picture(3));
  await settle();
  expect(reader.value).toEqual({ answer: picture(3), isBehind: false });
  expect(engine.asked.length).toBe(2);
});

test('after the pad was cleared, a late answer to what was on it is not shown', async () => {
  reader.read(drawn(5));
  reader.read(empty);
  engine.asked[0]?.resolve(picture(5));
  await settle();
  expect(reader.value.answer).toEqual({ state: 'noDigitYet' });
  engine.asked[1]?.resolve({ state: 'noDigitYet' });
  await settle();
  expect(reader.value).toEqual({ answer: { state: 'noDigitYet' }, isBehind: false });
});

test('a refusal is reported, and cleared by the next answer', async () => {
  reader.read(drawn(1));
  engine.asked[0]?.resolve(picture(1));
  await settle();
  reader.read(drawn(2));
  engine.asked[1]?.reject('unexpected');
  await settle();
  expect(reader.value).toMatchObject({ answer: picture(1), isBehind: false, error: { code: 'unexpected' } });
  reader.read(drawn(3));
  engine.asked[2]?.resolve(picture(3));
  await settle();
  expect(reader.value).toEqual({ answer: picture(3), isBehind: false });
});

test('a reading interrupted by a crash is repeated by the next engine', async () => {
  reader.read(drawn(1));
  engine.become('crashed');
  engine.asked[0]?.reject('crashed');
  await settle();
  expect(engine.asked.length).toBe(1);
  engine.become('starting');
  engine.become('ready');
  expect(engine.asked.length).toBe(2);
  engine.asked[1]?.resolve(picture(1));
  await settle();
  expect(reader.value).toEqual({ answer: picture(1), isBehind: false });
});

test('the same strokes are read again by the other network, even when it is chosen while an answer is pending', async () => {
  const own = () => engine.asked.map(({ params }) => (params as { isOwn?: boolean }).isOwn ?? false);
  reader.read(drawn(1));
  reader.useOwn(true);
  engine.asked[0]?.resolve(picture(1));
  await settle();
  expect(own()).toEqual([false, true]);
  engine.asked[1]?.resolve(picture(2));
  await settle();
  expect(reader.value).toEqual({ answer: picture(2), isBehind: false });
  reader.useOwn(false);
  expect(own()).toEqual([false, true, false]);
});

test('the same strokes are read again when the weights are loaded', async () => {
  reader.read(drawn(1));
  engine.asked[0]?.resolve(picture(1));
  await settle();
  weights.load();
  engine.asked[1]?.resolve(null);
  await settle();
  expect(engine.asked.map(({ name }) => name)).toEqual(['readStrokes', 'loadDigitNetwork', 'readStrokes']);
});

test('nothing is read before anything was drawn', async () => {
  weights.load();
  engine.asked[0]?.resolve(null);
  engine.become('ready');
  await settle();
  expect(engine.asked.map(({ name }) => name)).toEqual(['loadDigitNetwork']);
});

test('weights are requested once, report progress, and are requested again only after a failure', async () => {
  weights.load();
  weights.load();
  expect(engine.asked.length).toBe(1);
  engine.progress?.(3, 10);
  expect(weights.value).toEqual({ name: 'loading', done: 3, total: 10 });
  engine.asked[0]?.reject('unexpected');
  await settle();
  expect(weights.value).toMatchObject({ name: 'failed', error: { code: 'unexpected' } });
  weights.load();
  engine.asked[1]?.resolve(null);
  await settle();
  expect(weights.value).toEqual({ name: 'loaded' });
  weights.load();
  expect(engine.asked.length).toBe(2);
});

test('a new engine loads the weights again, if they were wanted', async () => {
  engine.become('starting');
  expect(engine.asked.length).toBe(0);
  weights.load();
  engine.asked[0]?.resolve(null);
  await settle();
  engine.become('crashed');
  engine.become('starting');
  expect(weights.value.name).toBe('loading');
  expect(engine.asked.map(({ name }) => name)).toEqual(['loadDigitNetwork', 'loadDigitNetwork']);
});

test('weights that were loading when the engine was restarted are loaded by the new one', async () => {
  weights.load();
  // As the client does: all pending requests are rejected, and then the new engine is announced.
  engine.asked[0]?.reject('crashed');
  engine.become('starting');
  await settle();
  expect(weights.value.name).toBe('loading');
  engine.asked[1]?.resolve(null);
  await settle();
  expect(weights.value).toEqual({ name: 'loaded' });
});
