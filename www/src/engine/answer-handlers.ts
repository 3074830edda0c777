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

/** What the commands need, fetched at the first one that does: parts of the core, and the shipped model of a language. */
interface Sources {
  readonly graph: () => Promise<GraphCore>;
  readonly comparison: () => Promise<ComparisonCore>;
  readonly model: (language: WorldLanguage) => Promise<Uint8Array>;
}

/** The commands on questions and answers. */
export function answerHandlers({ graph, comparison, model }: Sources): Handlers {
  const answerers = new Map<WorldLanguage, Promise<InstanceType<GraphCore['Answerer']>>>();
  const load = async (language: WorldLanguage) => {
    const [{ Answerer }, file] = await Promise.all([graph(), model(language)]);
    return new Answerer(language, file);
  };
  const answerer = (language: WorldLanguage) => {
    const known = answerers.get(language);
    if (known) return known;
    const loading = load(language);
    answerers.set(language, loading);
    // After a failure, the next command tries again.
    loading.catch(() => answerers.delete(language));
    return loading;
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
