import type { TraceCommands } from './commands/traces';
import type { Answer, Params } from './protocol';
import type { TraceCore } from './wire';

type Handlers = { readonly [Name in keyof TraceCommands]: (params: Params<Name>) => Promise<Answer<Name>> };

/** The commands for problems that are written out. Their part of the core is fetched at the first such command. */
export function traceHandlers(trace: () => Promise<TraceCore>): Handlers {
  return {
    traceTrainingStep: async ({ problem, sample, format }) =>
      (await trace()).traceTrainingStep(problem, sample, format),
    presetProblem: async ({ name }) => (await trace()).presetProblem(name),
    exerciseProblem: async (exercise) => (await trace()).exerciseProblem(exercise),
    problemFromLink: async ({ text }) => (await trace()).problemFromLink(text),
    editProblem: async ({ problem, edits, sample, format }) =>
      (await trace()).editProblem(problem, edits, sample, format),
    trainingHistory: async ({ problem, n, format }) => (await trace()).trainingHistory(problem, n, format),
    trainedNetwork: async ({ problem }) => (await trace()).trainedNetwork(problem),
    circuitFromLink: async ({ expression, values }) => (await trace()).circuitFromLink(expression, values),
    editCircuit: async ({ problem, edits, format }) => (await trace()).editCircuit(problem, edits, format),
    checkCircuit: async ({ problem, answers, format }) => (await trace()).checkCircuit(problem, answers, format),
    checkWorking: async ({ problem, sample, answers, format }) =>
      (await trace()).checkWorking(problem, sample, answers, format),
    blanks: async ({ problem, sample, seed }) => (await trace()).blanks(problem, sample, seed),
    plantedMistake: async ({ problem, sample, seed, format }) =>
      (await trace()).plantedMistake(problem, sample, seed, format),
  };
}
