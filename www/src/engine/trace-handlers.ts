import type { TraceCommands } from './commands/traces';
import type { Answer, Params } from './protocol';
import type { CircuitCore, PracticeCore, TraceCore } from './wire';

type Handlers = { readonly [Name in keyof TraceCommands]: (params: Params<Name>) => Promise<Answer<Name>> };

interface Parts {
  readonly trace: () => Promise<TraceCore>;
  readonly practice: () => Promise<PracticeCore>;
  readonly circuit: () => Promise<CircuitCore>;
}

/** The commands for problems that are written out. The parts of the core are fetched at the first command that needs them. */
export function traceHandlers({ trace, practice, circuit }: Parts): Handlers {
  return {
    traceTrainingStep: async ({ problem, sample, format }) =>
      (await trace()).traceTrainingStep(problem, sample, format),
    presetProblem: async ({ name }) => (await trace()).presetProblem(name),
    exerciseProblem: async (exercise) => (await practice()).exerciseProblem(exercise),
    problemFromLink: async ({ text }) => (await trace()).problemFromLink(text),
    editProblem: async ({ problem, edits, sample, format }) =>
      (await trace()).editProblem(problem, edits, sample, format),
    trainingHistory: async ({ problem, n, format }) => (await trace()).trainingHistory(problem, n, format),
    trainedNetwork: async ({ problem }) => (await trace()).trainedNetwork(problem),
    circuitFromLink: async ({ expression, values }) => (await circuit()).circuitFromLink(expression, values),
    editCircuit: async ({ problem, edits, format }) => (await circuit()).editCircuit(problem, edits, format),
    checkCircuit: async ({ problem, answers, format }) => (await circuit()).checkCircuit(problem, answers, format),
    checkWorking: async ({ problem, sample, answers, format }) =>
      (await practice()).checkWorking(problem, sample, answers, format),
    blanks: async ({ problem, sample, seed }) => (await practice()).blanks(problem, sample, seed),
    plantedMistake: async ({ problem, sample, seed, format }) =>
      (await practice()).plantedMistake(problem, sample, seed, format),
  };
}
