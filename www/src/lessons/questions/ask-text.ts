import { catalogOf } from '../../base/words';
import type { NodeType, QuestionKind, Relation } from '../../engine/wire';

/** The words of the view on one question. */
export interface Messages {
  readonly question: string;
  readonly prepared: Readonly<Record<QuestionKind, string>>;
  readonly ownQuestion: string;
  readonly subject: string;
  readonly relation: string;
  readonly asksFor: Readonly<Record<Relation, string>>;
  readonly noOwn: string;
  readonly not: string;
  readonly joined: string;
  readonly threshold: string;
  readonly change: string;
  readonly facts: string;
  readonly object: string;
  readonly add: string;
  readonly remove: (fact: string) => string;
  readonly putBack: string;
  /** How many facts were taken away, and how many put in. */
  readonly changed: (without: string, withThese: string) => string;
  readonly answers: string;
  readonly expect: string;
  readonly steps: readonly string[];
  readonly stepOf: (step: string, title: string) => string;
  readonly stepText: readonly string[];
  readonly wordsRead: string;
  readonly textSays: string;
  readonly textVector: (answer: string) => string;
  readonly graphFor: (question: string, answer: string) => string;
  readonly kinds: Readonly<Record<NodeType, string>>;
  readonly nodeLabel: (name: string, kind: string, relevance: string) => string;
  readonly leftOut: (n: string, threshold: string) => string;
  readonly noneLeftOut: string;
  readonly choose: string;
  readonly inLayer: (name: string, layer: string) => string;
  readonly before: string;
  readonly typeVector: string;
  readonly relevanceVector: string;
  readonly query: string;
  readonly from: string;
  readonly key: string;
  readonly score: string;
  readonly attention: string;
  readonly message: string;
  readonly sum: string;
  readonly update: string;
  readonly after: string;
  readonly itself: string;
  readonly edgeTable: string;
  readonly to: string;
  readonly says: string;
  readonly backward: (relation: string) => string;
  readonly contextEdge: string;
  readonly pooled: string;
  readonly logit: string;
  readonly probability: string;
  readonly verdict: (best: string, isRight: boolean) => string;
  readonly noneRight: string;
  readonly youExpected: (answer: string, isBest: boolean) => string;
  readonly because: string;
}

export const catalog = catalogOf<Messages>('questions/ask');
