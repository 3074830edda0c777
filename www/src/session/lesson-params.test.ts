import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LessonParams } from './lesson-params';
import { open, remember } from './route';
import { type Fields, integer } from './url-state';

interface State {
  readonly depth: number;
}

const fields: Fields<State> = { depth: integer(3, 1, 9) };
let now: State;
let params: LessonParams<State>;
let reads: number[];

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/');
  open('deep', { depth: '5' });
  now = { depth: 5 };
  reads = [];
  params = new LessonParams('deep', fields, () => now);
  params.connect(() => {
    now = params.read().state;
    reads.push(now.depth);
  });
});

afterEach(() => {
  params.disconnect();
  vi.useRealTimers();
});

test('it reads what others write, but ignores what belongs to others', () => {
  expect([params.isUnused, params.isUnspecified, params.hasChanged]).toEqual([true, false, true]);
  expect(params.read()).toEqual({ state: { depth: 5 }, bad: [] });
  expect([params.isUnused, params.hasChanged]).toEqual([false, false]);
  remember({ lang: 'fa' });
  expect(reads).toEqual([]);
  remember({ depth: '7' });
  expect(reads).toEqual([7]);
  open('shallow', { depth: '8' });
  expect(reads).toEqual([7]);
});

test('it writes when at rest, leaves out defaults, and does not read what it wrote itself', () => {
  params.read();
  for (const depth of [6, 7, 8]) {
    now = { depth };
    params.writeSoon();
  }
  expect(location.search).toContain('depth=5');
  vi.runAllTimers();
  expect(location.search).toContain('depth=8');
  now = { depth: 3 };
  params.write();
  expect(location.search).not.toContain('depth');
  expect(reads).toEqual([]);
});

test('a lesson that was left does not write into the address of another', () => {
  params.read();
  now = { depth: 9 };
  params.writeSoon();
  open('shallow');
  vi.runAllTimers();
  expect(location.search).not.toContain('depth');
});
