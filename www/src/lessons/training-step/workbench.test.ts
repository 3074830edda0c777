import { beforeEach, describe, expect, test } from 'vitest';
import type { Edit, EditedProblem, Format, Problem, Trace } from '../../engine/wire';
import { FakeEngine, settle } from '../../session/fake-engine';
import { Workbench } from './workbench';

let engine: FakeEngine;
let bench: Workbench;

beforeEach(() => {
  engine = new FakeEngine();
  bench = new Workbench(engine.client);
});

/** A problem that is identified by the text of its only number. */
const problem = (name: string) =>
  ({ layers: [], samples: [{ input: [name], target: [] }], loss: 'l1' }) as unknown as Problem;
const nameOf = ({ samples }: Problem) => samples[0]?.input[0] ?? '';
const trace = { values: [], parameters: [], layers: [], steps: [], phases: [] } as unknown as Trace;

interface EditParams {
  readonly problem: Problem;
  readonly edits: readonly Edit[];
  readonly sample: number;
  readonly format: Format;
}

/** How many requests have been answered. */
let answered = 0;
beforeEach(() => {
  answered = 0;
});

async function next() {
  await settle();
  const asked = engine.asked[answered++];
  if (!asked) throw new Error('nothing was asked');
  return asked;
}

/** Answers the next request as the core would: each edit appends what was typed to the name of the problem. */
async function answer(): Promise<void> {
  const { name, params, resolve } = await next();
  if (name === 'problemFromLink') resolve(problem((params as { text: string }).text));
  else {
    const { problem: before, edits, sample } = params as EditParams;
    const typed = edits.map((edit) => {
      if ('number' in edit) return edit.number.text;
      return 'nudge' in edit ? `${edit.nudge.text ?? ''}${edit.nudge.n}` : JSON.stringify(edit);
    });
    const after = [nameOf(before), ...typed].join(' ');
    resolve({ problem: problem(after), sample, link: after, numbers: [], trace } satisfies EditedProblem);
  }
  await settle();
}

const refuse = async (code: 'crashed' | 'unexpected') => {
  (await next()).reject(code);
  await settle();
};

const link = (text: string) => ({ kind: 'link', text }) as const;
const view = { sample: 0, format: 'short', naming: 'sheet' } as const;
const shown = () => bench.value.work?.link;

async function open(name: string): Promise<void> {
  const opened = bench.open(link(name), view);
  await answer();
  await answer();
  expect(await opened).toBe(true);
}

describe('edits', () => {
  test('take one request each; two sent together are both applied, in order', async () => {
    await open('a');
    const both = Promise.all([bench.setNumber('w11', '0.7'), bench.setNumber('w21', '0.9')]);
    await settle();
    // The second waits for the result of the first.
    expect(engine.asked).toHaveLength(3);
    await answer();
    await answer();
    expect(await both).toEqual([true, true]);
    expect(engine.asked).toHaveLength(4);
    expect(shown()).toBe('a 0.7 0.9');
    const undone = bench.undo();
    await answer();
    expect(await undone).toBe(true);
    expect(shown()).toBe('a 0.7');
  });

  test('that are refused are reported at their field, and the next one is still made', async () => {
    await open('a');
    const both = Promise.all([bench.setNumber('w11', 'abc'), bench.setNumber('w21', '0.9')]);
    await refuse('unexpected');
    await answer();
    expect(await both).toEqual([false, true]);
    expect(shown()).toBe('a 0.9');
    expect(bench.value.fieldError).toMatchObject({ id: 'w11', error: { code: 'unexpected' } });
    // The next request, once that was read, clears the complaint.
    const third = bench.setNumber('w11', '1');
    await answer();
    await third;
    expect(bench.value.fieldError).toBeUndefined();
  });

  test('are shown even if a later one is refused', async () => {
    await open('a');
    const both = Promise.all([bench.setNumber('w11', '0.7'), bench.setNumber('w21', 'abc')]);
    await answer();
    await refuse('unexpected');
    expect(await both).toEqual([true, false]);
    expect(shown()).toBe('a 0.7');
  });

  test('by nudges add up while the core is busy, each step is shown, and they are one entry', async () => {
    await open('a');
    const nudge = { id: 'w11', field: 'w11', sample: 0, unit: '0.1', draft: undefined };
    const first = bench.nudge({ ...nudge, n: 1 });
    await settle();
    const all = [first, ...[2, 3].map((n) => bench.nudge({ ...nudge, n }))];
    bench.endNudges();
    await answer();
    expect(shown()).toBe('a 1');
    await answer();
    await Promise.all(all);
    expect(shown()).toBe('a 1 5');
    expect(engine.asked).toHaveLength(4);
    const undone = bench.undo();
    await answer();
    await undone;
    expect([shown(), bench.value.canUndo]).toEqual(['a', false]);
  });

  test('by a nudge of one number do not replace a waiting nudge of another', async () => {
    await open('a');
    const of = (id: string, n: number) => bench.nudge({ id, field: id, sample: 0, unit: '0.1', n, draft: undefined });
    const all = Promise.all([of('w11', 1), of('w21', 2), of('w11', 3)]);
    for (let i = 0; i < 3; i++) await answer();
    await all;
    expect(shown()).toBe('a 1 2 3');
  });

  test('of a shape apply to the shape at that time', async () => {
    await open('a');
    const both = Promise.all([
      bench.setNumber('w11', '1'),
      bench.reshape(({ nSamples }) => ({ nSamples: nSamples + 1 })),
    ]);
    await answer();
    await answer();
    await both;
    expect(shown()).toContain('"nSamples":2');
  });
});

describe('an answer that arrives after a newer request', () => {
  test('is not shown if another problem was chosen, and does not enter the history', async () => {
    await open('first');
    const seen: (string | undefined)[] = [];
    bench.subscribe(() => seen.push(shown()));
    const slow = bench.choose(link('slow'));
    await answer();
    await settle();
    const fast = bench.choose(link('fast'));
    await answer();
    expect(await slow).toBe(false);
    await answer();
    await answer();
    expect(await fast).toBe(true);
    expect(new Set(seen)).toEqual(new Set(['fast']));
    const undone = bench.undo();
    await answer();
    expect(await undone).toBe(true);
    expect([shown(), bench.value.canUndo]).toEqual(['first', false]);
    const redone = bench.redo();
    await answer();
    expect(await redone).toBe(true);
    expect([shown(), bench.value.canRedo]).toEqual(['fast', false]);
  });

  test('is not shown if another problem was opened, and neither is a pending edit', async () => {
    await open('first');
    const seen: (string | undefined)[] = [];
    bench.subscribe(() => seen.push(shown()));
    const edited = bench.setNumber('w11', '1');
    await settle();
    const opened = bench.open(link('second'), view);
    await answer();
    expect(await edited).toBe(false);
    await answer();
    await answer();
    expect(await opened).toBe(true);
    expect(seen).toEqual(['second']);
    expect(bench.value.canUndo).toBe(false);
  });

  test('is not shown even briefly if it is of an edit that another one follows', async () => {
    await open('a');
    const seen: (string | undefined)[] = [];
    bench.subscribe(() => seen.push(shown()));
    const both = Promise.all([bench.setNumber('w11', '1'), bench.setView({ format: 'full' })]);
    await answer();
    await answer();
    await both;
    expect(new Set(seen)).toEqual(new Set(['a', 'a 1']));
    expect(bench.value.work?.format).toBe('full');
  });

  test('does not clear a refusal of the newer one', async () => {
    await open('a');
    const both = Promise.all([bench.choose(link('b')), bench.choose(link('nonsense'))]);
    await answer();
    await refuse('unexpected');
    expect(await both).toEqual([false, false]);
    expect([shown(), bench.value.error?.code]).toEqual(['a', 'unexpected']);
  });
});

test('what could not be restored can be restored later', async () => {
  await open('a');
  const edited = bench.setNumber('w11', '1');
  await answer();
  await edited;
  const undone = bench.undo();
  await refuse('crashed');
  expect(await undone).toBe(false);
  expect([shown(), bench.value.canUndo, bench.value.canRedo]).toEqual(['a 1', true, false]);
});
