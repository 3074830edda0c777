import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Drawing, flatten, type Point, unflatten } from './drawing';

const a: Point = [0.1, 0.2];
const b: Point = [0.3, 0.4];
const c: Point = [0.5, 0.6];

let drawing: Drawing;

beforeEach(() => {
  drawing = new Drawing();
});

test('a stroke grows from pen-down on, without repeated points', () => {
  drawing.begin(a);
  drawing.extend([a, b, b]);
  drawing.extend([b]);
  drawing.extend([c, b, [...b]]);
  expect(drawing.value).toEqual([[a, b, c, b]]);
});

test('a move to the same place notifies nobody', () => {
  drawing.begin(a);
  const heard = vi.fn();
  drawing.subscribe(heard);
  drawing.extend([a]);
  drawing.extend([]);
  expect(heard).not.toHaveBeenCalled();
});

test('a pen that was never lowered draws nothing', () => {
  drawing.extend([a, b]);
  expect(drawing.value).toEqual([]);
  expect(drawing.canUndo).toBe(false);
});

describe('undo', () => {
  test('removes whole strokes, even after they have grown', () => {
    drawing.begin(a);
    drawing.extend([b]);
    drawing.begin(c);
    drawing.extend([a]);
    drawing.undo();
    expect(drawing.value).toEqual([[a, b]]);
    drawing.redo();
    expect(drawing.value).toEqual([
      [a, b],
      [c, a],
    ]);
    drawing.undo();
    drawing.undo();
    expect(drawing.value).toEqual([]);
    drawing.undo();
    expect(drawing.value).toEqual([]);
  });

  test('restores what was cleared or replaced', () => {
    drawing.begin(a);
    drawing.clear();
    expect(drawing.value).toEqual([]);
    drawing.undo();
    expect(drawing.value).toEqual([[a]]);
    drawing.replace([[b, c]]);
    drawing.undo();
    expect(drawing.value).toEqual([[a]]);
  });

  test('ignores clearing an empty pad', () => {
    drawing.clear();
    expect(drawing.canUndo).toBe(false);
  });

  test('cannot be redone after a new stroke', () => {
    drawing.begin(a);
    drawing.undo();
    expect(drawing.canRedo).toBe(true);
    drawing.begin(b);
    expect(drawing.canRedo).toBe(false);
    drawing.redo();
    expect(drawing.value).toEqual([[b]]);
  });
});

test('strokes are flattened and restored', () => {
  const strokes = [[a, b], [c], [], [b, a, c]];
  const flat = flatten(strokes);
  expect([...flat.lengths]).toEqual([2, 1, 0, 3]);
  expect([...flat.points]).toEqual(strokes.flat(2).map(Math.fround));
  expect(flatten(unflatten(flat))).toEqual(flat);
  expect(flatten([])).toEqual({ points: new Float32Array(), lengths: new Uint32Array() });
});

test('a suggestion is replaced by what is drawn, and restored by undo', () => {
  drawing.suggest([[a, b]]);
  expect(drawing.value).toEqual([[a, b]]);
  drawing.begin(c);
  drawing.begin(a);
  expect(drawing.value).toEqual([[c], [a]]);
  drawing.undo();
  drawing.undo();
  expect(drawing.value).toEqual([[a, b]]);
  // Now it is a drawing like any other.
  drawing.begin(c);
  expect(drawing.value).toEqual([[a, b], [c]]);
});
