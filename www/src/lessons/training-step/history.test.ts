import { expect, test } from 'vitest';
import { History } from './history';

test('changes are undone and redone in order', () => {
  const history = new History<number>();
  expect([history.undo(), history.redo()]).toEqual([undefined, undefined]);
  history.start(0);
  history.push(1);
  history.push(2);
  expect([history.undo(), history.undo(), history.undo()]).toEqual([1, 0, undefined]);
  expect([history.canUndo, history.canRedo]).toEqual([false, true]);
  expect([history.redo(), history.redo(), history.redo()]).toEqual([1, 2, undefined]);
});

test('a new change discards what was undone', () => {
  const history = new History<number>();
  history.start(0);
  history.push(1);
  history.undo();
  history.push(2);
  expect(history.canRedo).toBe(false);
  expect(history.undo()).toBe(0);
});

test('small changes of one number are one entry, until it is closed', () => {
  const history = new History<number>();
  history.start(0);
  history.push(1, 'w11');
  history.push(2, 'w11');
  history.push(3, 'w21');
  history.push(4, 'w21');
  history.close();
  history.push(5, 'w21');
  expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual([4, 2, 0, undefined]);
});
