import { expect, test } from 'vitest';
import { Queue } from './queue';

test('each job starts when the previous one is done, and one that fails does not stop the next', async () => {
  const queue = new Queue();
  const log: string[] = [];
  let finish = () => {};
  const first = queue.add(async () => {
    log.push('first begins');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    log.push('first ends');
    return 1;
  });
  const second = queue.add(async () => {
    log.push('second begins');
    throw new Error('refused');
  });
  const third = queue.add(async () => 3);
  await new Promise((resolve) => setTimeout(resolve));
  expect(log).toEqual(['first begins']);
  finish();
  expect(await first).toBe(1);
  await expect(second).rejects.toThrow('refused');
  expect(await third).toBe(3);
  expect(log).toEqual(['first begins', 'first ends', 'second begins']);
});
