import { afterEach, expect, test, vi } from 'vitest';
import { engine } from '../../engine/client';
import type { Problem, Trace } from '../../engine/wire';
import { Workbench } from './workbench';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Problems that say no more than which one they are, and an engine that writes one out when it is told to. */
function slowEngine() {
  const nameOf = new Map<unknown, string>();
  const problemOf = (name: string) => {
    const problem = { layers: [], samples: [] } as unknown as Problem;
    nameOf.set(problem, name);
    return problem;
  };
  const waiting = new Map<string, () => void>();
  const ask = (command: string, params: { text?: string; problem?: unknown }): Promise<unknown> => {
    switch (command) {
      case 'problemFromLink':
        return Promise.resolve(problemOf(params.text ?? ''));
      case 'traceTrainingStep':
        return new Promise((resolve) => {
          const trace = { values: [], parameters: [], layers: [], steps: [], phases: [] } as unknown as Trace;
          waiting.set(nameOf.get(params.problem) ?? '', () => resolve(trace));
        });
      case 'problemNumbers':
        return Promise.resolve([]);
      case 'problemToLink':
        return Promise.resolve(nameOf.get(params.problem));
      default:
        throw new Error(`${command} was not expected`);
    }
  };
  vi.spyOn(engine, 'request').mockImplementation(ask as unknown as typeof engine.request);
  /** Lets the engine finish one problem, as soon as it has been asked for. */
  return async (name: string) => {
    await vi.waitUntil(() => waiting.has(name));
    waiting.get(name)?.();
    waiting.delete(name);
  };
}

const link = (text: string) => ({ kind: 'link', text }) as const;
const view = { sample: 0, format: 'short' } as const;

test('an answer that comes late does not overtake a later wish', async () => {
  const finish = slowEngine();
  const workbench = new Workbench();
  const opened = workbench.open(link('first'), view);
  await finish('first');
  expect(await opened).toBe(true);
  expect(workbench.value.work?.link).toBe('first');

  // Two wishes, of which the later one is answered first.
  const [slow, fast] = [workbench.choose(link('slow')), workbench.choose(link('fast'))];
  await finish('fast');
  expect(await fast).toBe(true);
  await finish('slow');
  expect(await slow).toBe(false);
  expect(workbench.value.work?.link).toBe('fast');

  // Nor does it come between in the history.
  const undone = workbench.undo();
  await finish('first');
  expect(await undone).toBe(true);
  expect(workbench.value.work?.link).toBe('first');
  expect(workbench.value.canUndo).toBe(false);
  const redone = workbench.redo();
  await finish('fast');
  expect(await redone).toBe(true);
  expect(workbench.value.work?.link).toBe('fast');
  expect(workbench.value.canRedo).toBe(false);
});
