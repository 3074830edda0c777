import type { AnswerCommands } from './commands/answers';
import { type RunChannel, runJob } from './job';
import { withTimeLeft } from './measure';
import type { Answer, Params } from './protocol';
import type { ComparisonCore, GraphCore, WorldLanguage } from './wire';

type Handlers = {
  readonly [Name in keyof AnswerCommands]: (
    params: Params<Name>,
    request: RunChannel<Answer<Name>>,
  ) => Promise<Answer<Name>>;
};

/** The commands on questions and answers. Each part of the core is fetched at the first command that needs it. */
export function answerHandlers(graph: () => Promise<GraphCore>, comparison: () => Promise<ComparisonCore>): Handlers {
  const answerers = new Map<WorldLanguage, InstanceType<GraphCore['Answerer']>>();
  const answerer = async (language: WorldLanguage) => {
    const { Answerer } = await graph();
    const known = answerers.get(language) ?? new Answerer(language);
    answerers.set(language, known);
    return known;
  };
  return {
    askWorld: async ({ language }) => (await answerer(language)).world(),
    ownQuestion: async ({ language, subject, asks }) => (await answerer(language)).own(subject, asks),
    ask: async (config) => (await answerer(config.language)).ask(config),
    compareAnswers: async (config, request) =>
      runJob<Answer<'compareAnswers'>>(withTimeLeft(new (await comparison()).Comparison(config)), request),
    recordedComparison: async ({ language }) => JSON.parse((await comparison()).recordedComparison(language)),
  };
}
