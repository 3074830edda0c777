import { beforeEach, expect, test } from 'vitest';
import { Drawing } from './drawing';
import { MOVE, PointerPen } from './pen';

/** What a pen needs of its host: a pad of 100 × 100 pixels. */
class Pad extends EventTarget {
  readonly drawing = new Drawing();
  addController(): void {}
  setPointerCapture(): void {}
  getBoundingClientRect() {
    return { left: 0, top: 0, width: 100, height: 100 };
  }
}

let pad: Pad;

beforeEach(() => {
  pad = new Pad();
  new PointerPen(pad as unknown as ConstructorParameters<typeof PointerPen>[0]).hostConnected();
});

/** A point is drawn at x = its time, so that a stroke tells when its points were drawn. */
function send(type: string, time: number, coalesced: readonly number[] = [], pointerId = 1): void {
  const at = (name: string, timeStamp: number) => {
    const event = new Event(name);
    for (const [key, value] of Object.entries({ timeStamp, clientX: timeStamp, clientY: 50, pointerId, button: 0 }))
      Object.defineProperty(event, key, { value });
    return event;
  };
  const event = at(type, time);
  Object.defineProperty(event, 'getCoalescedEvents', { value: () => coalesced.map((one) => at(MOVE, one)) });
  pad.dispatchEvent(event);
}

/** The times of each stroke's points. */
const drawn = () => pad.drawing.value.map((stroke) => stroke.map(([x]) => Math.round(100 * x)));

test('moves extend the stroke, and those of one event keep their order', () => {
  send('pointerdown', 1);
  send(MOVE, 2);
  send(MOVE, 5, [3, 4, 5]);
  send('pointerup', 5);
  send(MOVE, 7);
  expect(drawn()).toEqual([[1, 2, 3, 4, 5]]);
});

test('moves of the next stroke that come before the pen is lifted go to the next stroke', () => {
  send('pointerdown', 1);
  // 11 and 12 came between the strokes, where the pen was up.
  send(MOVE, 24, [2, 3, 11, 12, 21, 22, 23, 24]);
  send('pointerup', 10);
  expect(drawn()).toEqual([[1, 2, 3]]);
  send('pointerdown', 20);
  expect(drawn()).toEqual([
    [1, 2, 3],
    [20, 21, 22, 23, 24],
  ]);
  send(MOVE, 25);
  send('pointerup', 25);
  expect(drawn()).toEqual([
    [1, 2, 3],
    [20, 21, 22, 23, 24, 25],
  ]);
});

test('one event may carry three strokes', () => {
  send('pointerdown', 1);
  send(MOVE, 42, [2, 21, 22, 41, 42]);
  send('pointerup', 10);
  send('pointerdown', 20);
  send('pointerup', 30);
  send('pointerdown', 40);
  send('pointerup', 50);
  expect(drawn()).toEqual([
    [1, 2],
    [20, 21, 22],
    [40, 41, 42],
  ]);
});

test('moves of a stroke that come before the pen is lowered go to the stroke', () => {
  send('pointerdown', 1);
  send('pointerup', 2);
  send(MOVE, 3);
  send(MOVE, 12, [4, 5, 11, 12]);
  send('pointerdown', 10);
  send(MOVE, 13);
  send('pointerup', 14);
  expect(drawn()).toEqual([[1], [10, 11, 12, 13]]);
});

test('moves from before the pen was lowered do not go to a stroke', () => {
  send('pointerdown', 10);
  send(MOVE, 12, [8, 9, 11, 12]);
  send('pointerup', 13);
  expect(drawn()).toEqual([[10, 11, 12]]);
});

test('a cancelled stroke keeps what was drawn until then', () => {
  send('pointerdown', 1);
  send(MOVE, 9, [2, 3, 8, 9]);
  send('pointercancel', 5);
  send('lostpointercapture', 5);
  expect(drawn()).toEqual([[1, 2, 3]]);
});

test('a second finger draws nothing, and does not end the stroke of the first', () => {
  send('pointerdown', 1);
  send('pointerdown', 2, [], 7);
  send(MOVE, 3, [], 7);
  send('pointerup', 4, [], 7);
  send(MOVE, 5);
  expect(drawn()).toEqual([[1, 5]]);
});

test('undo takes back one stroke, also one that came with another', () => {
  send('pointerdown', 1);
  send(MOVE, 22, [2, 21, 22]);
  send('pointerup', 10);
  send('pointerdown', 20);
  send('pointerup', 30);
  pad.drawing.undo();
  expect(drawn()).toEqual([[1, 2]]);
  pad.drawing.undo();
  expect(drawn()).toEqual([]);
});

test('a stroke that was undone under the pen changes no other', () => {
  send('pointerdown', 1);
  send('pointerup', 2);
  send('pointerdown', 10);
  pad.drawing.undo();
  send(MOVE, 32, [11, 31, 32]);
  const before = drawn();
  send('pointerup', 20);
  expect(drawn()).toEqual(before);
});
