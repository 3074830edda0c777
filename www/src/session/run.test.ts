import { beforeEach, expect, test } from 'vitest';
import { type EngineClient, EngineFailure } from '../engine/client';
import { fullSpeed, type Pace } from '../engine/job';
import type { Strokes } from '../engine/wire';
import { LatestAnswer } from './latest';
import { EngineRun } from './run';

/** A command that the client was asked for; the test answers it. */
interface Asked {
  readonly params: { digit: number };
  readonly paces: Pace[];
  isCancelled: boolean;
  readonly show: (snapshot: Strokes) => void;
  readonly resolve: (result: Strokes) => void;
  readonly reject: (code: 'cancelled' | 'crashed' | 'unexpected') => void;
}

class FakeEngine extends EventTarget {
  state: { name: string } = { name: 'ready' };
  readonly asked: Asked[] = [];

  run(_: string, params: { digit: number }, pace: Pace, show: (snapshot: Strokes) => void) {
    const paces = [pace];
    let resolve: (result: Strokes) => void = () => {};
    let reject: (failure: EngineFailure) => void = () => {};
    const end = new Promise<Strokes>((onResult, onFailure) => {
      [resolve, reject] = [onResult, onFailure];
    });
    const asked: Asked = {
      params,
      paces,
      isCancelled: false,
      show,
      resolve,
      reject: (code) => reject(new EngineFailure({ code, message: code })),
    };
    this.asked.push(asked);
    const cancel = () => {
      asked.isCancelled = true;
      asked.reject('cancelled');
    };
    return { end, setPace: (next: Pace) => paces.push(next), cancel };
  }

  request(name: string, params: { digit: number }) {
    return this.run(name, params, fullSpeed, () => {}).end;
  }

  become(name: string): void {
    this.state = { name };
    this.dispatchEvent(new Event('state'));
  }
}

let engine: FakeEngine;
const asked = (i: number) => engine.asked[i] as Asked;
const settle = () => new Promise((resolve) => setTimeout(resolve));
const drawn = (n: number): Strokes => ({ points: new Float32Array(2 * n), lengths: Uint32Array.of(n) });

beforeEach(() => {
  engine = new FakeEngine();
});

test('a run is watched, paused, stepped, and ends', async () => {
  const run = new EngineRun('sampleDigit', engine as unknown as EngineClient);
  expect(run.value.phase).toBe('idle');
  run.start({ digit: 1, seed: 0 });
  asked(0).show(drawn(1));
  expect(run.value).toEqual({ phase: 'running', snapshot: drawn(1), error: undefined });
  run.setPace({ units: 0, unitsPerSnapshot: null });
  expect(run.value.phase).toBe('paused');
  run.setPace({ units: 1, unitsPerSnapshot: null });
  expect(asked(0).paces.map(({ units }) => units)).toEqual([null, 0, 1]);
  asked(0).resolve(drawn(2));
  await settle();
  expect(run.value).toEqual({ phase: 'ended', snapshot: drawn(2), error: undefined });
});

test('a new start cancels the previous run, and ignores its messages', async () => {
  const run = new EngineRun('sampleDigit', engine as unknown as EngineClient);
  run.start({ digit: 1, seed: 0 });
  run.start({ digit: 2, seed: 0 });
  expect(asked(0).isCancelled).toBe(true);
  await settle();
  asked(0).show(drawn(9));
  expect(run.value).toEqual({ phase: 'running', snapshot: undefined, error: undefined });
  run.reset();
  expect(asked(1).isCancelled).toBe(true);
  await settle();
  expect(run.value.phase).toBe('idle');
});

test('a run that fails keeps its last snapshot, and says why', async () => {
  const run = new EngineRun('sampleDigit', engine as unknown as EngineClient);
  run.start({ digit: 1, seed: 0 });
  asked(0).show(drawn(3));
  asked(0).reject('unexpected');
  await settle();
  expect(run.value).toMatchObject({ phase: 'ended', snapshot: drawn(3), error: { code: 'unexpected' } });
});

test('questions are asked one at a time, each in its current form', async () => {
  const latest = new LatestAnswer('sampleDigit', engine as unknown as EngineClient);
  for (const digit of [1, 2, 3]) latest.ask({ digit, seed: 0 });
  asked(0).resolve(drawn(1));
  await settle();
  expect(latest.value).toEqual({ answer: drawn(1), isBehind: true, error: undefined });
  expect(engine.asked.map(({ params }) => params.digit)).toEqual([1, 3]);
  asked(1).reject('unexpected');
  await settle();
  // The previous answer stays on view beside the error.
  expect(latest.value).toMatchObject({ answer: drawn(1), isBehind: false, error: { code: 'unexpected' } });
});

test('a question pending when the engine died is asked again after the restart', async () => {
  const latest = new LatestAnswer('sampleDigit', engine as unknown as EngineClient);
  latest.ask({ digit: 1, seed: 0 });
  asked(0).reject('crashed');
  await settle();
  expect(latest.value).toMatchObject({ isBehind: true, error: undefined });
  engine.become('ready');
  asked(1).resolve(drawn(1));
  await settle();
  expect(latest.value).toMatchObject({ answer: drawn(1), isBehind: false });
});
