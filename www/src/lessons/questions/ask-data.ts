import { settings } from '../../base/settings';
import type { AskConfig, Asked, AskedAnswer, WorldLanguage, WorldQuestion } from '../../engine/wire';
import { LatestAnswer } from '../../session/latest';
import { relations, type State } from './state';

/** What can be asked about, the reader's own question, and a question as it was answered. They outlive their elements. */
export const world = new LatestAnswer('askWorld');
export const own = new LatestAnswer('ownQuestion');
export const asked = new LatestAnswer('ask');

/** The language of the page, as the core names it. */
export function worldLanguage(): WorldLanguage {
  return settings.value.locale === 'fa' ? 'persian' : 'english';
}

/** The question that these settings ask, once the core has said what can be asked. */
export function question({ subject, question }: State): WorldQuestion | undefined {
  if (subject < 0) return world.value.answer?.questions[question];
  return own.value.answer ?? undefined;
}

let known = '';
let prepared = '';
let computed = '';

/** Asks the core for what these settings show; what has not changed is not asked again. */
export function follow(state: State): void {
  const language = worldLanguage();
  if (known !== language) {
    known = language;
    world.ask({ language });
  }
  if (state.subject >= 0) {
    const wanted = { language, subject: state.subject, asks: relations[state.relation] ?? 'kind' } as const;
    const key = JSON.stringify(wanted);
    if (prepared !== key) {
      prepared = key;
      own.ask(wanted);
    }
  }
  const chosen = question(state);
  if (!chosen || world.value.isBehind || (state.subject >= 0 && own.value.isBehind)) return;
  const { text, answers } = chosen;
  const config: AskConfig = {
    language,
    text: { ...text, negated: text.negated !== state.negated },
    answers,
    threshold: state.threshold,
    contextEdges: state.joined,
    without: state.without,
    with: state.with,
  };
  const key = JSON.stringify(config);
  if (computed === key) return;
  computed = key;
  asked.ask(config);
}

/** The answer whose graph is shown. */
export function shownAnswer({ answer }: State, { answers }: Asked): AskedAnswer | undefined {
  return answers[answer];
}
