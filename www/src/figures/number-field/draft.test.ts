import { describe, expect, test } from 'vitest';
import { Draft, nudgeOf, Scrub } from './draft';

describe('a draft', () => {
  test('is committed once, and only if it is something new', () => {
    const draft = new Draft('0.5');
    expect(draft.commit()).toBeUndefined();
    draft.type('0.5 ');
    expect(draft.commit()).toBeUndefined();
    expect(draft.text).toBe('0.5');
    draft.type('-1/4');
    expect(draft.commit()).toBe('-1/4');
    expect(draft.typed).toBeUndefined();
  });

  test('outlives a new value while it is typed, and is replaced by the answer to its commit', () => {
    const draft = new Draft('0.5');
    draft.type('0.7');
    draft.settle('0.6');
    expect(draft.text).toBe('0.7');
    draft.commit();
    draft.settle('0.6');
    expect(draft.text).toBe('0.7');
    draft.settle('0.70');
    expect(draft.text).toBe('0.70');
    expect(draft.isOpen).toBe(false);
  });

  test('that was refused stays until it is discarded; then the last good value is restored', () => {
    const draft = new Draft('0.5');
    draft.type('abc');
    expect(draft.commit()).toBe('abc');
    expect(draft.text).toBe('abc');
    draft.restore();
    expect(draft.text).toBe('0.5');
  });

  test('is replaced by a new value when it is discarded', () => {
    const draft = new Draft('0.5');
    draft.type('7');
    draft.settle('0.6');
    draft.restore();
    expect(draft.text).toBe('0.6');
  });

  test('is handed over to the first nudge, and not to the next', () => {
    const draft = new Draft('0.5');
    expect(draft.nudge()).toBeUndefined();
    draft.type('2');
    expect(draft.nudge()).toBe('2');
    expect(draft.text).toBe('2');
    expect(draft.nudge()).toBeUndefined();
    draft.settle('2.1');
    expect(draft.text).toBe('2.1');
  });
});

test.each([
  [{ key: 'ArrowUp' }, '0.1', 1],
  [{ key: 'ArrowDown' }, '0.1', -1],
  [{ key: 'ArrowUp', shiftKey: true }, '1', 1],
  [{ key: 'ArrowDown', altKey: true }, '0.01', -1],
  [{ key: 'PageUp' }, '1', 1],
  [{ key: 'PageDown', altKey: true }, '1', -1],
])('%j nudges by %s, %i times', (init, unit, n) => {
  expect(nudgeOf(new KeyboardEvent('keydown', init))).toEqual({ unit, n });
});

test.each([{ key: 'ArrowLeft' }, { key: 'ArrowUp', ctrlKey: true }, { key: 'PageUp', metaKey: true }, { key: '1' }])(
  '%j does not nudge',
  (init) => {
    expect(nudgeOf(new KeyboardEvent('keydown', init))).toBeUndefined();
  },
);

describe('a press', () => {
  test('that trembles is a click', () => {
    const scrub = new Scrub(1, 100);
    expect([103, 107, 93, 100].map((x) => scrub.move(x))).toEqual([0, 0, 0, 0]);
    expect(scrub.isDrag).toBe(false);
  });

  test('gives one unit every eight pixels, there and back', () => {
    const scrub = new Scrub(1, 100);
    expect([107, 108, 115, 133, 100].map((x) => scrub.move(x))).toEqual([0, 1, 0, 3, -4]);
    expect(scrub.isDrag).toBe(true);
  });
});
