import type { LabCommands } from './commands/labs';
import { type RunChannel, runJob } from './job';
import { nanosecondsEach, withTimes } from './measure';
import type { Answer, Params } from './protocol';
import { activationNames, type LabCore } from './wire';

type Handlers = {
  readonly [Name in keyof LabCommands]: (
    params: Params<Name>,
    request: RunChannel<Answer<Name>>,
  ) => Promise<Answer<Name>>;
};

/** The commands of the labs. Their part of the core is fetched at the first such command. */
export function labHandlers(lab: () => Promise<LabCore>): Handlers {
  return {
    activationCurves: async (config) => (await lab()).activationCurves(config),
    activationDistribution: async (config) => (await lab()).activationDistribution(config),
    activationCosts: async () => {
      const { activationWork } = await lab();
      return activationNames.map((name) => ({ name, nanoseconds: nanosecondsEach((n) => activationWork(name, n)) }));
    },
    collapseNetwork: async (config) => (await lab()).collapseNetwork(config),
    trainCollapse: async (config, request) =>
      runJob<Answer<'trainCollapse'>>(new (await lab()).CollapseRun(config), request),
    gradientFlow: async (config) => (await lab()).gradientFlow(config),
    trainFlow: async (config, request) =>
      runJob<Answer<'trainFlow'>>((await lab()).FlowTraining.begin(config), request),
    edgeOfChaos: async (config, request) =>
      runJob<Answer<'edgeOfChaos'>>((await lab()).EdgeOfChaos.begin(config), request),
    fitPieces: async (config, request) => runJob<Answer<'fitPieces'>>(new (await lab()).PiecesRun(config), request),
    compareDepths: async (config, request) =>
      runJob<Answer<'compareDepths'>>(withTimes(new (await lab()).DepthRun(config)), request),
    overfit: async (config, request) => runJob<Answer<'overfit'>>(new (await lab()).OverfitRun(config), request),
    sawtooth: async ({ nFolds }) => (await lab()).sawtooth(nFolds),
  };
}
