import type { QuestionKind } from '../../engine/wire';

/** What the core gives shares of right answers for, in its order: all questions, then each kind. */
export const columns = ['all', 'one_fact', 'two_steps', 'negated', 'ambiguous'] as const satisfies readonly (
  | 'all'
  | QuestionKind
)[];
