import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from './fixtures';
import { countOf, heights } from './page';
import type { Reader } from './reader';

/** What the server answered to this browser since it was asked to note it. */
async function answers(reader: Reader): Promise<readonly string[]> {
  await reader.open('-/answers');
  return (await reader.sees('pre')).split('\n');
}

test('the engine starts when its script comes from the cache: "not modified" isolates the page too', async ({
  reader,
}) => {
  await reader.asks({ log: randomUUID(), ahead: 'nothing' });
  for (let n = 0; n < 2; n++) {
    await reader.open('?lesson=activations');
    await reader.sees('.reading td', '0.25');
    expect(await reader.on(() => crossOriginIsolated)).toBe(true);
  }
  const ofWorker = (await answers(reader)).filter((answer) => /worker-.*\.js/.test(answer));
  expect(ofWorker.map((answer) => answer.slice(0, 3))).toEqual(['200', '304']);
});

test('a lesson whose code did not come opens when it is asked for again', async ({ reader }) => {
  await reader.asks({ log: randomUUID(), fails: 'capacity', ahead: 'nothing' });
  // Each engine says it in its own words.
  reader.expected.push(/capacity-|module|500/i);
  await reader.open('?lesson=capacity');
  await reader.click('.notice button', 'Try again');
  await reader.sees('[data-action=toggle]', 'Finished');
  const ofLesson = (await answers(reader)).filter((answer) => /assets\/capacity-.*\.js/.test(answer));
  expect(ofLesson[0]?.slice(0, 3)).toBe('500');
});

test('drawings that a reader keeps are there after a reload', async ({ reader, running }) => {
  await reader.driver.resize(1280, 800);
  await reader.open('?lesson=draw&view=teach');
  for (const x of [0.4, 0.6]) {
    await reader.drag('[role=application]', [x, 0.2], [x, 0.5], [x, 0.8]);
    await reader.click('button[data-label="1"]');
  }
  const nDrawings = async (n: number) =>
    reader.until(`${n} drawings`, () => reader.on(countOf, '.thumb').then((found) => found === n));
  await nDrawings(2);
  // The browser writes them after they are shown, on a busy machine seconds later.
  await setTimeout(5000);
  await reader.driver.reload();
  await reader.sees('button[data-label="1"]');
  await nDrawings(running.keeps ? 2 : 0);
});

test('names and numbers of a network lie in the middle of their boxes', async ({ reader }) => {
  await reader.driver.resize(1280, 800);
  await reader.open(`?lesson=training-step&step=45`);
  await reader.typefaces();
  const found = await reader.until('numbers', async () => {
    const all = await reader.on(heights);
    return all.length > 0 && all;
  });
  expect(found.length).toBeGreaterThan(20);
  // Ascent and descent are rounded to whole pixels, which moves the middle of a box by half a pixel; and the middles of the
  // typefaces are 0.016 em apart at most from the one that is taken for all.
  const far = found.filter(({ off, em }) => Math.abs(off) > 0.5 + 0.016 * em);
  expect(far).toEqual([]);
});

test('a link carries a table', async ({ reader }) => {
  const text = 'طول;mass;kind\n1,5;2;cat\n2,5;3;dog\n1;2;cat\n3;4,5;dog\n';
  const choice = { columns: [], slashIsPoint: false, needsAllCells: false, leavesOutBad: false };
  const given = deflateRawSync(JSON.stringify({ text, choice })).toString('base64url');
  await reader.open(`?lesson=playground&data=csv&epochs=20&given=${given}`);
  await reader.sees('[data-said=summary]', '4 rows, 2 inputs, 2 classes');
  await reader.click('[data-do=step]');
  await reader.sees('[data-reading=step]', 'update 1');
  expect(await reader.on(() => location.search)).not.toContain('given=');
});
