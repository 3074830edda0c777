import { words } from '../../base/words';
import { engine } from '../../engine/client';
import type { Exercise, Problem, Trace } from '../../engine/wire';
import { publicAddress } from '../../session/addresses';
import { namedBy } from '../../trace/naming';
import { printSheets, type Sheet } from '../../trace/sheet/print';
import { exercise as exerciseField } from './fields';
import { catalog } from './text';
import type { Work } from './workbench';

/** Prints the current problem, or a sheet for each of several exercises, with or without the key. */
export async function printWork(
  work: Work,
  { withKey, exercises, link }: { withKey: boolean; exercises: readonly Exercise[] | undefined; link: string },
): Promise<void> {
  const { format, naming } = work;
  const sheets: Sheet[] = [];
  if (exercises) {
    for (const exercise of exercises) {
      const problem = await engine.request('exerciseProblem', exercise);
      const own = publicAddress('training-step', onSheet({ exercise: exerciseField.write(exercise) }));
      sheets.push(
        await sheetOf(
          problem,
          { format, naming },
          { withKey, title: titleOf(exercise), link: own, seed: String(exercise.seed) },
        ),
      );
    }
  } else {
    const { source } = work;
    const exercise = source.kind === 'exercise' ? source.exercise : undefined;
    const title = exercise ? titleOf(exercise) : titleOfWork(work);
    const seed = exercise ? { seed: String(exercise.seed) } : {};
    sheets.push(await sheetOf(work.problem, work, { withKey, title, link, ...seed }));
  }
  await printSheets(sheets);
}

async function sheetOf(
  problem: Problem,
  { format, naming }: Pick<Work, 'format' | 'naming'>,
  rest: Omit<Sheet, 'problem' | 'traces'>,
): Promise<Sheet> {
  const traces: Trace[] = [];
  // In turn, the training step has one sample, whichever is asked for.
  const samples = problem.variant.inTurn ? [0] : problem.samples.keys();
  for (const sample of samples) {
    traces.push(namedBy(naming, await engine.request('traceTrainingStep', { problem, sample, format })));
  }
  return { problem, traces, ...rest };
}

/** The state that the link on a sheet opens: the exercise from its start, with results left out. */
export function onSheet({ step: _, ...rest }: Record<string, string>): Record<string, string> {
  return { ...rest, level: 'complete' };
}

function titleOf(exercise: Exercise): string {
  return words(catalog).exercise(exerciseField.write(exercise));
}

function titleOfWork({ source }: Work): string {
  const messages = words(catalog);
  return source.kind === 'preset' ? messages.presets[source.name] : messages.own;
}
