/** What answers can be checked for: a training step, or an expression. */

import { engine } from '../../../engine/client';
import type { Answered, WorkingReport } from '../../../engine/wire';
import type { CircuitWork } from '../expression/bench';
import type { Work } from '../workbench';

export type Checkable = Work | CircuitWork;

export function askAbout(work: Checkable, answers: readonly Answered[]): Promise<WorkingReport> {
  const { format } = work;
  if (!('sample' in work)) return engine.request('checkCircuit', { problem: work.problem, answers, format });
  return engine.request('checkWorking', { problem: work.problem, sample: work.sample, answers, format });
}

/** Verdicts are for a sample of a problem, or for an expression with its values. */
export function keyOf(work: Checkable): string {
  return 'sample' in work ? `${work.sample} ${work.link}` : `${work.problem.expression} ${work.values}`;
}
