import type { AnswerCommands } from './commands/answers';
import { type RunChannel, runJob } from './job';
import { withTimeLeft } from './measure';
import type { Answer, Params } from './protocol';
import type { GraphCore, WorldLanguage } from './wire';

type Handlers = {
  readonly [Name in keyof AnswerCommands]: (
    params: Params<Name>,
    request: RunChannel<Answer<Name>>,
  ) => Promise<Answer<Name>>;
};

/** The commands on questions and answers. Their part of the core is fetched at the first such command. */
export function answerHandlers(graph: () => Promise<GraphCore>): Handlers {
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
      runJob<Answer<'compareAnswers'>>(withTimeLeft(new (await graph()).Comparison(config)), request),
    recordedComparison: async ({ language }) => JSON.parse((await graph()).recordedComparison(language)),
  };
}
